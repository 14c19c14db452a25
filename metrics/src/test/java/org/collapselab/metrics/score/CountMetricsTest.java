package org.collapselab.metrics.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.Texts;
import org.collapselab.metrics.lexical.ExpectationAdjustedDistinct;
import org.collapselab.metrics.lexical.Types;
import org.collapselab.metrics.richness.Chao1;
import org.collapselab.metrics.richness.Pielou;
import org.collapselab.metrics.tail.ExpectedSurvival;
import org.collapselab.metrics.tail.NGramSurvival;
import org.collapselab.metrics.tail.TailMass;
import org.collapselab.metrics.zipf.Heaps;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** Metrics of counts on texts whose values are found by hand. */
class CountMetricsTest {

  private static final Documents HUMAN = documents(new int[] {3, 3, 4}, new int[] {5, 5, 5, 5, 3});

  private static Documents documents(int[]... documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int[] document : documents) {
      builder.add(document, true);
    }
    return builder.build();
  }

  private static Map<String, Double> scores(Metric metric, int orders, Documents text) {
    Observation observation =
        Observation.of(
            HumanReference.of(HUMAN, orders),
            Texts.passage(HUMAN),
            Texts.passage(text),
            Optional.empty());
    return metric.measure(observation).stream()
        .collect(Collectors.toMap(Score::metric, Score::value));
  }

  @Test
  void ordersAreThoseOfTheReference() {
    Map<String, Double> scores = scores(new Types(), 5, HUMAN);
    assertEquals(
        Map.of(
            "types|n:1",
            3.0,
            "types|n:2",
            4.0,
            "types|n:3",
            3.0,
            "types|n:4",
            2.0,
            "types|n:5",
            1.0),
        scores);
    assertEquals(Map.of("types|n:1", 3.0), scores(new Types(), 1, HUMAN));
  }

  /** Rejects a curve of points of the text's own order, and a slope in other than logarithms. */
  @Test
  void heapsCurveOfAllDifferentAndOfAllEqualTokens() {
    Documents different = documents(IntStream.range(3, 503).toArray());
    Map<String, Double> straight = scores(new Heaps(), 1, different);
    assertEquals(100, straight.get("heaps|n:1|form:types|m:100"), 1e-9);
    assertEquals(200, straight.get("heaps|n:1|form:types|m:200"), 1e-9);
    assertEquals(500, straight.get("heaps|n:1|form:types|m:500"), 1e-9);
    assertEquals(1, straight.get("heaps|n:1|form:exponent"), 1e-12);
    assertEquals(4, straight.size());
    Map<String, Double> flat = scores(new Heaps(), 1, documents(new int[499]));
    assertEquals(
        Map.of(
            "heaps|n:1|form:types|m:100", 1.0,
            "heaps|n:1|form:types|m:200", 1.0,
            "heaps|n:1|form:exponent", 0.0),
        flat);
    assertTrue(scores(new Heaps(), 1, documents(new int[99])).isEmpty());
  }

  /** 3 types twice, 2 of 4 tokens expected among 2: rejects a curve of prefixes of the text. */
  @Test
  void heapsCurveIsThatOfRandomSubsamples() {
    int[] tokens = IntStream.range(0, 200).map(i -> 3 + i / 2).toArray(); // 100 types twice
    double expected = 100 * (1 - (100.0 / 200) * (99.0 / 199));
    assertEquals(
        expected,
        scores(new Heaps(), 1, documents(tokens)).get("heaps|n:1|form:types|m:100"),
        1e-9);
  }

  @Test
  void expectationAdjustedDistinctByHand() {
    Documents text = documents(new int[] {3, 4, 3});
    Map<String, Double> scores = scores(new ExpectationAdjustedDistinct(2), 2, text);
    assertEquals(
        2 / (2 * (1 - 1 / 8.0)), scores.get("expectation-adjusted-distinct|n:1|v:2"), 1e-15);
    assertEquals(
        2 / (2 * (1 - 1 / 4.0)), scores.get("expectation-adjusted-distinct|n:2|v:2"), 1e-15);
    assertEquals(
        2,
        scores(new ExpectationAdjustedDistinct(1), 1, text)
            .get("expectation-adjusted-distinct|n:1|v:1"));
  }

  @Test
  void evennessByHand() {
    Map<String, Double> scores = scores(new Pielou(), 2, documents(new int[] {3, 3, 3, 4}));
    double entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
    assertEquals(entropy / Math.log(2), scores.get("pielou|n:1"), 1e-15);
    assertEquals(1, scores(new Pielou(), 1, documents(new int[] {3, 4})).get("pielou|n:1"));
    assertTrue(scores(new Pielou(), 1, documents(new int[] {3, 3})).isEmpty());
  }

  /** f1 = 2, f2 = 0, N = 5 and then f2 = 1, N = 7. Rejects a division by f2 = 0. */
  @Test
  void formsOfChao1ByHand() {
    Map<String, Double> none = scores(new Chao1(), 1, documents(new int[] {3, 4, 5, 5, 5}));
    assertEquals(3 + 1, none.get("chao1|n:1"));
    assertEquals(3 + 1, none.get("chao1|n:1|form:classic"));
    assertEquals(3 + 4 / 5.0, none.get("chao1|n:1|form:finite"), 1e-15);
    Map<String, Double> one = scores(new Chao1(), 1, documents(new int[] {3, 4, 5, 5, 5, 6, 6}));
    assertEquals(4 + 2 / 4.0, one.get("chao1|n:1"));
    assertEquals(4 + 2, one.get("chao1|n:1|form:classic"));
    assertEquals(4 + 6 / 7.0 * 2, one.get("chao1|n:1|form:finite"), 1e-15);
  }

  /** Human text has 5 four times, 3 three times, 4 once of 8; the text has two tokens. */
  @Test
  void expectedSurvivalByHand() {
    Map<String, Double> scores = scores(new ExpectedSurvival(), 1, documents(new int[] {3, 9}));
    assertEquals(1 - Math.pow(7 / 8.0, 2), scores.get("expected-survival|n:1|class:0"), 1e-15);
    assertEquals(1 - Math.pow(5 / 8.0, 2), scores.get("expected-survival|n:1|class:1"), 1e-15);
    assertEquals(1 - Math.pow(4 / 8.0, 2), scores.get("expected-survival|n:1|class:2"), 1e-15);
    assertEquals(3, scores.size());
    scores(new ExpectedSurvival(), 3, Documents.NONE).values().forEach(v -> assertEquals(0, v));
  }

  /** Human bigrams: 5 5 three times; 3 3, 3 4 and 5 3 once. */
  @Test
  void survivalOfBigramsByHand() {
    Map<String, Double> scores =
        scores(new NGramSurvival(), 2, documents(new int[] {4, 3, 4}, new int[] {5}));
    assertEquals(
        Map.of("n-gram-survival|n:2|class:0", 1 / 3.0, "n-gram-survival|n:2|class:1", 0.0), scores);
  }

  /** Human words by mass: 5 half, 3 three eighths, 4 one eighth: tenths 1, 6 and 9. */
  @Test
  void massByTenthsByHand() {
    Map<String, Double> scores = scores(new TailMass(), 1, documents(new int[] {5, 5, 4, 9}));
    assertEquals(0.5 / 0.5, scores.get("tail-mass|n:1|decile:1|form:retained"));
    assertEquals(0, scores.get("tail-mass|n:1|decile:6|form:retained"));
    assertEquals(0.25 / 0.125, scores.get("tail-mass|n:1|decile:9|form:retained"));
    assertEquals(1, scores.get("tail-mass|n:1|decile:9|form:alive"));
    assertEquals(0, scores.get("tail-mass|n:1|decile:6|form:alive"));
    assertFalse(scores.containsKey("tail-mass|n:1|decile:2|form:retained"));
    assertEquals(6, scores.size());
  }
}
