package org.collapselab.metrics.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Texts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

/**
 * All metrics on texts that collapse leaves behind and on those that nobody means to measure. Every
 * score is finite or explicitly infinite; {@link Score} refuses NaN. A metric of quadratic cost
 * that bounds no sample does not end on the large ones.
 */
class StrangeTextsTest {

  private static final Passage HUMAN = Texts.passage(lines(0, 300, 0, 0));
  private static final HumanReference REFERENCE = HumanReference.of(HUMAN.tokens(), 5);

  /** Documents of up to 19 words more than the least, from Zipf's law over 2000. */
  private static Documents lines(int text, int documents, int least, int shift) {
    Documents.Builder lines = new Documents.Builder();
    Address address = new Address(1, 0, Purpose.GENERATE, text);
    for (int d = 0; d < documents; d++) {
      Stream random = address.stream(d);
      long tokens = least + random.nextLong(20);
      for (int i = 0; i < tokens; i++) {
        lines.token(word(random, shift));
      }
      lines.end(true);
    }
    return lines.build();
  }

  private static int word(Stream random, int shift) {
    return Vocabulary.FIRST_WORD + shift + (int) StrictMath.pow(2000, random.nextDouble()) - 1;
  }

  private static Documents copies(Documents text, int times) {
    Documents.Builder copies = new Documents.Builder();
    for (int i = 0; i < times; i++) {
      for (int d = 0; d < text.size(); d++) {
        copies.add(text, d);
      }
    }
    return copies.build();
  }

  private static Documents one(int... tokens) {
    Documents.Builder text = new Documents.Builder();
    text.add(tokens, true);
    return text.build();
  }

  private static Observation observe(Documents text) {
    return Observation.of(REFERENCE, HUMAN, Texts.passage(text), Optional.empty());
  }

  private static Map<String, Double> scores(Documents text) {
    return scores(observe(text), metric -> true);
  }

  /**
   * Without compression, which is slow and linear, and without those whose samples bound a
   * quadratic cost, which is the same from 3000 documents on.
   */
  private static Map<String, Double> quickScores(Documents text) {
    Set<String> slow = Set.of("compression-ratio", "mauve-clusters", "precision-recall", "chamfer");
    return scores(observe(text), metric -> !slow.contains(metric.name()));
  }

  private static Map<String, Double> scores(Observation observation, Predicate<Metric> asked) {
    Map<String, Double> scores = new TreeMap<>();
    for (Metric metric : ServiceLoader.load(Metric.class)) {
      if (asked.test(metric)) {
        for (Score score : metric.measure(observation)) {
          assertFalse(Double.isNaN(score.value()), score.signature());
          scores.put(score.metric(), score.value());
        }
      }
    }
    return scores;
  }

  /** Each document has its double, so that others predict it wholly. */
  @Test
  void everyLineFiftyTimes() {
    Map<String, Double> scores = scores(copies(lines(1, 60, 4, 0), 50));
    assertEquals(1, scores.get("self-bleu|n:4"), 1e-12);
    assertEquals(0.98, scores.get("duplicates"), 1e-15);
    assertTrue(
        scores.get("compression-ratio|form:xz") > 2 * scores.get("compression-ratio|form:gzip"));
  }

  /** What is absent is said so: no share of nothing, and no sample where there is none. */
  @Test
  void emptyDocuments() {
    for (Documents text : List.of(Documents.NONE, one(), copies(one(), 1000))) {
      Map<String, Double> scores = scores(text);
      assertEquals(1, scores.get("lost-human-mass"));
      for (String metric :
          List.of(
              "copying", "compression-ratio", "seq-rep", "mattr", "msttr", "n-gram-diversity")) {
        assertFalse(scores.keySet().stream().anyMatch(name -> name.startsWith(metric)), metric);
      }
    }
    assertEquals(0, scores(copies(one(), 1000)).get("self-bleu|n:4|sample:1000"));
  }

  @Test
  void emptyDocumentsAmongOthers() {
    Map<String, Double> scores = scores(copies(lines(2, 40, 0, 0), 2));
    assertTrue(scores.get("self-bleu|n:4") < 1); // empty documents score 0
    assertFalse(scores.containsKey("self-bleu|n:4|sample:1000"));
  }

  @Test
  void noHumanText() {
    Passage none = Texts.passage(Documents.NONE);
    Map<String, Double> scores =
        scores(
            Observation.of(
                HumanReference.of(Documents.NONE, 5),
                none,
                Texts.passage(lines(1, 50, 0, 0)),
                Optional.empty()),
            metric -> true);
    assertEquals(0, scores.get("copying|unit:excerpt"));
  }

  @Test
  void oneDocument() {
    Map<String, Double> scores = scores(one(3, 4, 5, 6, 3, 4));
    assertFalse(scores.containsKey("self-bleu|n:4"));
    assertEquals(1 / 3.0, scores.get("seq-rep|n:1"), 1e-15);
    assertFalse(scores.containsKey("seq-rep|n:1|prefix:20"));
  }

  @Test
  void oneToken() {
    Map<String, Double> scores = scores(one(3));
    assertEquals(1, scores.get("copying|unit:excerpt"));
    assertFalse(scores.containsKey("seq-rep|n:1"));
  }

  @Test
  void oneType() {
    Map<String, Double> scores = scores(copies(one(3, 3, 3, 3, 3), 100));
    assertEquals(0.8, scores.get("seq-rep|n:1"), 1e-12);
    assertEquals(1, scores.get("hill|n:1|q:1"));
  }

  @Test
  void withoutAWordOfTheHumanText() {
    Map<String, Double> scores = scores(lines(1, 200, 1, 5000));
    assertEquals(1, scores.get("off-support-mass|n:1"));
    assertEquals(0, scores.get("copying|unit:document"));
    assertEquals(0, scores.get("copying|unit:excerpt"));
    assertEquals(0, scores.get("copying|unit:n-gram|n:8"));
  }

  @Test
  void twoHundredThousandEqualLines() {
    Map<String, Double> scores = quickScores(copies(one(3, 4, 5, 6, 7), 200_000));
    assertEquals(1, scores.get("self-bleu|n:5"), 1e-12);
    assertEquals(Math.log1p(2.0 * 199_999), scores.get("self-repetition|n:4"), 1e-9);
    assertEquals(5, scores.get("types|n:1"));
  }

  @Test
  void oneHugeDocument() {
    int[] tokens = new int[300_000];
    Stream random = new Address(1, 0, Purpose.GENERATE, 7).stream(0);
    Arrays.setAll(tokens, i -> word(random, 0));
    Map<String, Double> scores = quickScores(one(tokens));
    assertFalse(scores.containsKey("self-bleu|n:4"));
    assertEquals(
        1 - scores.get("distinct-n|n:3"), scores.get("seq-rep|n:3"), 1e-12); // one document
  }

  @Test
  void oneHugeDocumentOfOneType() {
    int[] tokens = new int[100_000];
    Arrays.fill(tokens, 3);
    assertEquals(1, quickScores(one(tokens)).get("types|n:3"));
  }
}
