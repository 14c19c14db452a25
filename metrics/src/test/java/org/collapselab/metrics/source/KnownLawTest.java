package org.collapselab.metrics.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.count.Texts;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** Scores against a known law, by hand on laws of a few types. */
class KnownLawTest {

  private static final Documents HUMAN = text(new int[] {3, 4});

  private static Documents text(int[]... documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int[] document : documents) {
      builder.add(document, true);
    }
    return builder.build();
  }

  private static Map<String, Double> scores(KnownLaw law, int[]... documents) {
    Observation observation =
        Observation.of(
            HumanReference.of(HUMAN, 3),
            Texts.passage(HUMAN).from(law),
            Texts.passage(text(documents)),
            Optional.empty());
    return ServiceLoader.load(Metric.class).stream()
        .map(ServiceLoader.Provider::get)
        .flatMap(metric -> metric.measure(observation).stream())
        .collect(Collectors.toMap(Score::metric, Score::value));
  }

  /**
   * p = (1/2, 1/4, 1/4) on ids 3, 4 and {@code <unk>}; q = (3/4, 1/4, 0). Rejects the two laws in
   * each other's place and a law that forgets the types which the vocabulary lacks.
   */
  @Test
  void distancesToALawOfThreeTypesByHand() {
    KnownLaw law = Texts.independent(new double[] {0.25, 0, 0, 0.5, 0.25});
    Map<String, Double> scores =
        scores(law, new int[] {3}, new int[] {4}, new int[] {3}, new int[] {3});
    assertEquals(0.25, scores.get("source-total-variation|n:1"), 1e-15);
    assertEquals(0.25, scores.get("true-support-loss|n:1"), 1e-15);
    assertEquals(0.75 * Math.log(1.5), scores.get("source-kl|n:1|from:generated"), 1e-15);
    assertEquals(Double.POSITIVE_INFINITY, scores.get("source-kl|n:1|from:source"));
    // 1/2 [1/2 ln(1/2 / 5/8) + 3/4 ln(3/4 / 5/8) + 1/4 ln 2], in bits
    double nats = (0.5 * Math.log(0.8) + 0.75 * Math.log(1.2) + 0.25 * Math.log(2)) / 2;
    assertEquals(nats / Math.log(2), scores.get("source-jensen-shannon|n:1"), 1e-15);
    double truth = 1.5 * Math.log(2);
    assertEquals(truth, scores.get("true-entropy|n:1"), 1e-15);
    double plugIn = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
    assertEquals(plugIn - truth, scores.get("entropy-error|n:1|estimator:plug-in"), 1e-15);
    assertEquals(
        plugIn + 1 / 8.0 - truth, scores.get("entropy-error|n:1|estimator:miller-madow"), 1e-15);
    assertTrue(scores.containsKey("entropy-error|n:1|estimator:chao-shen"));
  }

  /** All types there, as the law has them: no distance, and both directions are finite. */
  @Test
  void aTextThatHasItsLawIsAtNoDistance() {
    KnownLaw law = Texts.independent(new double[] {0, 0, 0, 0.75, 0.25});
    Map<String, Double> scores =
        scores(law, new int[] {3}, new int[] {4}, new int[] {3}, new int[] {3});
    for (String metric :
        new String[] {
          "source-total-variation|n:1",
          "source-jensen-shannon|n:1",
          "true-support-loss|n:1",
          "source-kl|n:1|from:source",
          "source-kl|n:1|from:generated",
          "entropy-error|n:1|estimator:plug-in"
        }) {
      assertEquals(0, scores.get(metric), 1e-15, metric);
    }
  }

  /**
   * Pairs of a chain of two types: p(3, 4) = p(4, 3) = 1/2 (they alternate), the text has (3, 4)
   * twice, (4, 4) once. Rejects pairs taken as independent and pairs across documents.
   */
  @Test
  void pairsHaveTheLawOfTheChain() {
    KnownLaw law =
        new KnownLaw(
            new double[] {0, 0, 0, 0.5, 0.5},
            new double[][] {
              new double[5], new double[5], new double[5], {0, 0, 0, 0, 1}, {0, 0, 0, 1, 0}
            },
            new double[] {Math.log(2), Math.log(2)},
            0);
    Map<String, Double> scores = scores(law, new int[] {3, 4, 4}, new int[] {3, 4});
    assertEquals(0.5, scores.get("true-support-loss|n:2"), 1e-15); // (4, 3)
    assertEquals(0.5, scores.get("source-total-variation|n:2"), 1e-15);
    assertEquals(Double.POSITIVE_INFINITY, scores.get("source-kl|n:2|from:generated"));
    assertEquals(Math.log(2), scores.get("true-entropy|n:2"), 1e-15);
    assertEquals(2, law.support(2));
  }

  /** Without a known law there are no scores against one. */
  @Test
  void aTextOfNoKnownLawHasNoScoreAgainstIt() {
    Observation observation =
        Observation.of(
            HumanReference.of(HUMAN, 3),
            Texts.passage(HUMAN),
            Texts.passage(HUMAN),
            Optional.empty());
    assertTrue(new SourceKullbackLeibler().measure(observation).isEmpty());
    assertTrue(new TrueEntropy().measure(observation).isEmpty());
    assertTrue(new EntropyError().measure(observation).isEmpty());
    assertTrue(new TrueSupportLoss().measure(observation).isEmpty());
  }

  @Test
  void aLawSumsToOne() {
    assertThrows(IllegalArgumentException.class, () -> Texts.independent(new double[] {0.5, 0.4}));
  }
}
