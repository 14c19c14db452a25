package org.collapselab.metrics.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.collapselab.metrics.verdict.Verdict.Answer;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private static final int GENERATIONS = 15;

  /** A measure f(t) in 8 replicates that differ by less than a hundredth of it. */
  private static Series measure(String metric, DoubleUnaryOperator f) {
    double[][] values = new double[GENERATIONS + 1][8];
    for (int t = 0; t <= GENERATIONS; t++) {
      for (int r = 0; r < 8; r++) {
        values[t][r] = f.applyAsDouble(t) * (1 + (r - 3.5) / 1000);
      }
    }
    return series(metric, values);
  }

  /** Values of shape (generations + 1, replicates). */
  private static Series series(String metric, double[][] values) {
    TreeMap<Integer, double[]> rows = new TreeMap<>();
    for (int t = 0; t < values.length; t++) {
      rows.put(t, values[t]);
    }
    return new Series(metric, rows, Map.of());
  }

  /** Two generations of one text each, with the half widths of their jackknife intervals. */
  private static Series series(String metric, double[] values, double[] margins) {
    Series bare = series(metric, new double[][] {{values[0]}, {values[1]}});
    return new Series(metric, bare.values(), Map.of(0, margins[0], 1, margins[1]));
  }

  private static Evidence evidence(Series... measured) {
    Map<String, Series> known = new LinkedHashMap<>();
    for (Series series : measured) {
      known.put(series.metric(), series);
    }
    Optional<Series> unigram = Optional.ofNullable(known.get("unigram"));
    return Evidence.of(name -> Optional.ofNullable(known.get(name)), 4, unigram);
  }

  private static Verdict verdict(Definition definition, Evidence evidence) {
    List<Verdict> verdicts = Verdicts.of(evidence);
    assertEquals(8, verdicts.size());
    Verdict verdict = verdicts.get(definition.number() - 1);
    assertEquals(definition, verdict.definition());
    return verdict;
  }

  private static Answer answer(Definition definition, Evidence evidence) {
    return verdict(definition, evidence).answer();
  }

  private static Evidence loss(DoubleUnaryOperator f, double unigram) {
    return evidence(measure(Evidence.LOSS, f), series("unigram", new double[][] {{unigram}}));
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

  /** A model that is no better than a unigram has no room to lose. */
  @Test
  void aCatastropheNeedsRoom() {
    assertEquals(Answer.UNDECIDED, answer(Definition.CATASTROPHIC_RISK, loss(t -> 8 + t, 7)));
  }

  /** Rejects a 'no' that only says that nothing was seen, and a 'yes' of what is negligible. */
  @Test
  void noMeansThatTheChangeIsBelowAHundredth() {
    double[] wide = {-.3, .3, -.2, .2, -.1, .1, 0, 0};
    double[] narrow = {-.003, .003, -.002, .002, -.001, .001, 0, 0};
    for (double[] change : List.of(wide, narrow)) {
      Series mass = series(Evidence.LOST_MASS, new double[][] {new double[8], change});
      assertEquals(
          change == wide ? Answer.UNDECIDED : Answer.NO,
          answer(Definition.LOST_TAIL, evidence(mass)));
    }
  }

  /** Rejects a verdict from the mean alone: replicates that disagree decide nothing. */
  @Test
  void replicatesThatDisagreeDecideNothing() {
    double[][] loss = new double[2][8];
    for (int r = 0; r < 8; r++) {
      loss[1][r] = r % 2 == 0 ? 1 : -0.8;
    }
    assertEquals(
        Answer.UNDECIDED, answer(Definition.ANY_RISK, evidence(series(Evidence.LOSS, loss))));
  }

  /** Student's quantile by hand: mean 1, sd .5, n = 8, alone in its experiment but for itself. */
  @Test
  void theIntervalIsStudentsAtASharedLevel() {
    double[] change = {.5, 1.5, .5, 1.5, .5, 1.5, .5, 1.5};
    Series mass = series(Evidence.LOST_MASS, new double[][] {new double[8], change});
    double sd = Math.sqrt(8 * .25 / 7);
    // R 4.2: qt(1 - .05 / 2, 7) = 2.364624; two arms: qt(1 - .025 / 2, 7) = 2.841244
    Verdict alone = verdict(Definition.LOST_TAIL, evidence(mass));
    assertEquals(1 - 2.364624 * sd / Math.sqrt(8), alone.interval().orElseThrow().low(), 1e-6);
    Verdict shared =
        Verdicts.of(Map.of("a", evidence(mass), "b", evidence(mass)), List.of()).get("a").get(6);
    assertEquals(1 + 2.841244 * sd / Math.sqrt(8), shared.interval().orElseThrow().high(), 1e-6);
    assertEquals(.025, shared.interval().orElseThrow().level(), 1e-12);
  }

  @Test
  void fewReplicatesOnlyDescribe() {
    Series loss = series(Evidence.LOSS, new double[][] {{5, 5.01, 5.02}, {6, 6.01, 6.02}});
    Verdict verdict = verdict(Definition.ANY_RISK, evidence(loss));
    assertTrue(verdict.descriptive());
    assertEquals(Answer.YES, verdict.answer());
    assertTrue(verdict.evidence().contains("descriptive"), verdict.evidence());
    assertEquals(1, verdict.interval().orElseThrow().mean(), 1e-12);
    assertFalse(verdict(Definition.ANY_RISK, loss(t -> 5 + t, 7)).descriptive());
  }

  /** One text a generation: the margins of two texts add in squares. */
  @Test
  void oneTextHasTheIntervalOfItsJackknife() {
    Series far = series(Evidence.LOST_MASS, new double[] {.1, .2}, new double[] {.03, .04});
    Verdict alone = verdict(Definition.LOST_TAIL, evidence(far));
    assertEquals(Answer.YES, alone.answer());
    assertTrue(alone.descriptive());
    assertEquals(.1 - .05, alone.interval().orElseThrow().low(), 1e-9);
    Series near = series(Evidence.LOST_MASS, new double[] {.1, .14}, new double[] {.03, .04});
    assertEquals(Answer.UNDECIDED, answer(Definition.LOST_TAIL, evidence(near)));
    Series bare = series(Evidence.LOST_MASS, new double[][] {{.1}, {.2}});
    assertEquals(Answer.UNDECIDED, answer(Definition.LOST_TAIL, evidence(bare)));
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
    assertEquals(Answer.NO, answer(Definition.DIVERGING_RISK, loss(t -> 5, 7))); // does not rise
  }

  /** Rejects a trend that a single chain that falls by chance leaves undecided. */
  @Test
  void aTrendIsReadFromAllReplicatesTogether() {
    double[][] loss = new double[GENERATIONS + 1][8];
    for (int t = 0; t <= GENERATIONS; t++) {
      for (int r = 0; r < 8; r++) {
        loss[t][r] = 5 + .1 * t + (t == 1 && r == 0 ? -.11 : 0); // falls in window 1
      }
    }
    assertEquals(
        Answer.YES, answer(Definition.DIVERGING_RISK, evidence(series(Evidence.LOSS, loss))));
  }

  @Test
  void diversityTailAndHallucination() {
    Evidence evidence =
        evidence(
            measure(Evidence.DIVERSITY, t -> 6 - 0.1 * t),
            measure(Evidence.LOST_MASS, t -> 0.1 + 0.02 * t),
            measure(Evidence.foreign(4), t -> 0.2 - 0.001 * t));
    assertEquals(Answer.YES, answer(Definition.COLLAPSING_VARIANCE, evidence));
    assertEquals(Answer.YES, answer(Definition.LOST_TAIL, evidence));
    assertEquals(Answer.NO, answer(Definition.HALLUCINATION, evidence));
    Verdict loss = verdict(Definition.ANY_RISK, evidence);
    assertEquals(Answer.UNDECIDED, loss.answer());
    assertTrue(loss.evidence().startsWith("needs the metric cross-entropy-smoothed"));
    assertEquals(Answer.UNDECIDED, answer(Definition.LOST_MODES, evidence));
  }

  /** Loss B^-.1 in generation 1 and B^-.05 in the last: the law has changed by .05. */
  @Test
  void aSweepOfBudgetsHasOneVerdictOnItsScalingLaw() {
    Map<String, Evidence> arms = new LinkedHashMap<>();
    Map<String, Double> budgets = new LinkedHashMap<>();
    for (int k = 0; k < 4; k++) {
      double budget = 1000 << k;
      budgets.put("arm " + k, budget);
      arms.put("arm " + k, loss(t -> 8 * Math.pow(budget, t < GENERATIONS ? -.1 : -.05), 9));
    }
    for (Evidence arm : arms.values()) {
      assertEquals(Answer.UNDECIDED, answer(Definition.CHANGED_SCALING, arm));
    }
    Verdict changed = Verdicts.of(arms, List.of(new Sweep(budgets, 1))).get("arm 2").get(4);
    assertEquals(Answer.YES, changed.answer());
    assertEquals(.05, changed.interval().orElseThrow().mean(), 1e-9);
    // 4 arms with 3 tests of the loss each, and one of the sweep
    assertEquals(.05 / 13, changed.interval().orElseThrow().level(), 1e-12);
  }
}
