package org.collapselab.metrics.surprisal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Texts;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class HumanModelTest {

  private static final Smoothing WITTEN_BELL = new Smoothing.WittenBell();

  private static Passage passage(int[]... documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int[] document : documents) {
      builder.add(document, true);
    }
    return Texts.passage(builder.build());
  }

  private static Map<String, Double> scores(Metric metric, Passage human, Passage text) {
    return metric
        .measure(
            Observation.of(HumanReference.of(human.tokens(), 3), human, text, Optional.empty()))
        .stream()
        .collect(Collectors.toMap(Score::metric, Score::value));
  }

  /**
   * By hand. Human: a a b | a, 3 a and 1 b, no ends. Order 1: T = 2, so p(a) = (3 + 2/3) / 6, p(b)
   * = (1 + 2/3) / 6, p(unk) = (2/3) / 6. Order 2, after {@code <s>}: a twice, so p(a|s) = (2 +
   * p(a)) / 3; after a: a and b once each of 2, so p(b|a) = (1 + 2 p(b)) / 4. Rejects ends as
   * events and begins as tokens.
   */
  @Test
  void surprisalsByHand() {
    Passage human = passage(new int[][] {{5, 5, 8}, {5}});
    Passage text = passage(new int[][] {{5, 8}, {7}, {}});
    double a = (3 + 2 / 3.0) / 6;
    double b = (1 + 2 / 3.0) / 6;
    double unknown = 2 / 3.0 / 6;
    double first = -Math.log((2 + a) / 3);
    double second = -Math.log((1 + 2 * b) / 4);
    double other = -Math.log(unknown / 3);
    Map<String, Double> tokens = scores(new Nll(2, WITTEN_BELL), human, text);
    assertEquals(
        (first + second + other) / 3, tokens.get("nll|n:2|model:witten-bell|form:mean"), 1e-14);
    assertEquals(second, tokens.get("nll|n:2|model:witten-bell|quantile:p50"), 1e-14);
    Map<String, Double> lines = scores(new LineNll(2, WITTEN_BELL), human, text);
    assertEquals(
        ((first + second) / 2 + other) / 2,
        lines.get("line-nll|n:2|model:witten-bell|form:mean"),
        1e-14);
    assertEquals(
        ((first + second) / 2 + other) / 2,
        lines.get("line-nll|n:2|model:witten-bell|quantile:p50"),
        1e-14);
  }

  /** Rejects a model whose vocabulary is that of all texts encoded together. */
  @Test
  void numbersDoNotDependOnTheIdsOfOtherWords() {
    Passage human = passage(new int[][] {{5, 5, 8}, {5}});
    for (Smoothing smoothing : List.of(WITTEN_BELL, new Smoothing.AddK(0.5))) {
      assertEquals(
          scores(new Nll(2, smoothing), human, passage(new int[][] {{5, 9, 8}, {900}})),
          scores(new Nll(2, smoothing), human, passage(new int[][] {{5, 6, 8}, {7}})));
      assertEquals(
          scores(new Nll(2, smoothing), human, passage(new int[][] {{5, 9, 8}, {0}})),
          scores(
              new Nll(2, smoothing),
              passage(new int[][] {{50, 50, 80}, {50}}),
              passage(new int[][] {{50, 7, 80}, {3}})));
    }
  }

  @Test
  void theHumanTextIsFittedOnceAndATextReadOnce() {
    Passage human = passage(new int[][] {{5, 5, 8}, {5}});
    HumanModel model = HumanModel.of(human, 3, WITTEN_BELL).orElseThrow();
    assertSame(model, HumanModel.of(human, 3, new Smoothing.WittenBell()).orElseThrow());
    assertSame(model.lines(human), model.lines(human));
    Passage text = passage(new int[][] {{5, 8}});
    assertSame(model.read(text), model.read(text));
  }

  /** Rejects what is kept of the whole text being taken for that of its part. */
  @Test
  void partOfATextThatWasReadScoresAsThatPartAlone() {
    Passage human = passage(new int[][] {{5, 5, 8}, {5}});
    int[][] documents = {{5, 8}, {7, 5, 5}, {}, {8}};
    Passage whole = passage(documents);
    HumanModel.of(human, 3, WITTEN_BELL).orElseThrow().read(whole);
    Passage alone = passage(documents[3], documents[1], documents[2]);
    Passage part = whole.select(new int[] {3, 1, 2});
    assertEquals(scores(new Nll(), human, alone), scores(new Nll(), human, part));
    assertEquals(scores(new LineNll(), human, alone), scores(new LineNll(), human, part));
    Passage again = part.select(new int[] {2, 0});
    assertEquals(
        scores(new LineNll(), human, passage(documents[2], documents[3])),
        scores(new LineNll(), human, again));
  }

  @Test
  void theHumanTextIsAtNoDistanceFromItself() {
    Passage human = passage(new int[][] {{5, 5, 8}, {5}, {8, 8, 6, 5}});
    for (Metric metric :
        List.of(new LineNllKs(), new LineNllW1(), new LengthKs(), new LengthW1())) {
      assertEquals(List.of(0.0), List.copyOf(scores(metric, human, human).values()));
    }
  }

  @Test
  void whatIsUndefinedHasNoScore() {
    Passage human = passage(new int[][] {{5, 5, 8}, {5}});
    Passage one = passage(new int[][] {{5}});
    assertFalse(scores(new Nll(), human, one).containsKey("nll|n:3|model:witten-bell|form:sd"));
    assertTrue(scores(new NllVariance(), human, one).isEmpty());
    assertTrue(scores(new Nll(), human, passage(new int[][] {{}})).isEmpty());
    assertTrue(scores(new Nll(), passage(new int[][] {{}}), human).isEmpty());
    assertEquals(
        0, scores(new LengthMetric(), human, passage(new int[][] {{}})).get("length|quantile:p50"));
    assertTrue(scores(new LengthKs(), passage(), human).isEmpty());
  }

  @Test
  void aModelThatCallsNewTextImpossibleIsRefused() {
    Smoothing none = new Smoothing.MaximumLikelihood();
    assertEquals(
        "smoothing must give every token probability, but was maximum-likelihood; use witten-bell",
        assertThrows(IllegalArgumentException.class, () -> new Nll(3, none)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new LineNll(0, WITTEN_BELL));
  }

  /** Narrower and further left than the human text, as Shumailov et al. (2024) draw it. */
  @Test
  void textOfTheLikeliestWordsLiesLeftAndIsNarrow() {
    int[][] documents = new int[40][];
    int[][] likely = new int[40][];
    for (int d = 0; d < documents.length; d++) {
      documents[d] = new int[] {3, 4, 5 + d % 7, 3, 20 + d};
      likely[d] = new int[] {3, 4, 5, 3, 4};
    }
    Passage human = passage(documents);
    Passage text = passage(likely);
    String name = "nll|n:1|model:witten-bell|form:mean";
    Nll nll = new Nll(1, WITTEN_BELL);
    assertTrue(scores(nll, human, text).get(name) < scores(nll, human, human).get(name));
    NllVariance variance = new NllVariance(1, WITTEN_BELL);
    String spread = "nll-variance|n:1|model:witten-bell";
    assertTrue(
        scores(variance, human, text).get(spread) < scores(variance, human, human).get(spread));
  }
}
