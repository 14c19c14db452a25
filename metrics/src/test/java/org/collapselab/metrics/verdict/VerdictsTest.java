package org.collapselab.metrics.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.collapselab.metrics.verdict.Verdict.Answer;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private static final int GENERATIONS = 15;

  /** A measure f(t) in 8 replicates that differ by less than a hundredth of it. */
  private static Optional<double[][]> measure(DoubleUnaryOperator f) {
    double[][] values = new double[GENERATIONS + 1][8];
    for (int t = 0; t <= GENERATIONS; t++) {
      for (int r = 0; r < 8; r++) {
        values[t][r] = f.applyAsDouble(t) * (1 + (r - 3.5) / 1000);
      }
    }
    return Optional.of(values);
  }

  private static Answer answer(Definition definition, Evidence evidence) {
    List<Verdict> verdicts = Verdicts.of(evidence, 1);
    assertEquals(8, verdicts.size());
    Verdict verdict = verdicts.get(definition.number() - 1);
    assertEquals(definition, verdict.definition());
    return verdict.answer();
  }

  private static Evidence loss(DoubleUnaryOperator f, double unigram) {
    return new Evidence(
        measure(f), Optional.of(unigram), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void aLossThatRisesByMoreThanHalfTheRoomIsCatastrophic() {
    assertEquals(
        Answer.YES, answer(Definition.CATASTROPHIC_RISK, loss(t -> 5 + 0.1 * t, 7))); // 1.5 of 2
    assertEquals(
        Answer.NO, answer(Definition.CATASTROPHIC_RISK, loss(t -> 5 + 0.05 * t, 7))); // .75 of 2
    assertEquals(Answer.YES, answer(Definition.ANY_RISK, loss(t -> 5 + 0.05 * t, 7)));
    assertEquals(Answer.NO, answer(Definition.ANY_RISK, loss(t -> 5 - 0.05 * t, 7)));
  }

  /** Rejects a verdict from the mean alone: replicates that disagree decide nothing. */
  @Test
  void replicatesThatDisagreeDecideNothing() {
    double[][] loss = new double[2][8];
    for (int r = 0; r < 8; r++) {
      loss[1][r] = r % 2 == 0 ? 1 : -0.8;
    }
    Evidence evidence =
        new Evidence(
            Optional.of(loss),
            Optional.of(3.0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertEquals(Answer.UNDECIDED, answer(Definition.ANY_RISK, evidence));
  }

  @Test
  void fewReplicatesOnlyDescribe() {
    double[][] loss = {{5, 5.01, 5.02}, {6, 6.01, 6.02}};
    Evidence evidence =
        new Evidence(
            Optional.of(loss),
            Optional.of(9.0),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Verdict verdict = Verdicts.of(evidence, 1).get(1);
    assertEquals(Answer.UNDECIDED, verdict.answer());
    assertTrue(verdict.evidence().endsWith("only describe"), verdict.evidence());
    assertEquals(1, verdict.interval().orElseThrow().mean(), 1e-12);
  }

  /** Increments t^0 diverge, t^-2 do not. */
  @Test
  void increments() {
    assertEquals(Answer.YES, answer(Definition.DIVERGING_RISK, loss(t -> 5 + 0.1 * t, 7)));
    double[] sum = new double[GENERATIONS + 1];
    for (int t = 1; t <= GENERATIONS; t++) {
      sum[t] = sum[t - 1] + 1.0 / (t * t);
    }
    assertEquals(Answer.NO, answer(Definition.DIVERGING_RISK, loss(t -> 5 + sum[(int) t], 7)));
    assertEquals(Answer.UNDECIDED, answer(Definition.DIVERGING_RISK, loss(t -> 5, 7)));
  }

  @Test
  void diversityTailAndHallucination() {
    Evidence evidence =
        new Evidence(
            Optional.empty(),
            Optional.empty(),
            measure(t -> 500 * Math.exp(-0.1 * t)),
            measure(t -> 0.1 + 0.02 * t),
            measure(t -> 0.2 - 0.001 * t));
    assertEquals(Answer.YES, answer(Definition.COLLAPSING_VARIANCE, evidence));
    assertEquals(Answer.YES, answer(Definition.LOST_TAIL, evidence));
    assertEquals(Answer.NO, answer(Definition.HALLUCINATION, evidence));
    assertEquals(Answer.UNDECIDED, answer(Definition.ANY_RISK, evidence)); // not measured
    assertEquals(Answer.UNDECIDED, answer(Definition.LOST_MODES, evidence));
  }
}
