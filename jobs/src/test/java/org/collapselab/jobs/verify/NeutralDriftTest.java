package org.collapselab.jobs.verify;

import static org.collapselab.jobs.verify.Against.accepted;
import static org.collapselab.jobs.verify.Against.rejects;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.collapselab.metrics.oracle.BinomialChain;
import org.collapselab.metrics.oracle.SumP2Laws;
import org.junit.jupiter.api.Test;

/** {@link NeutralDriftLaws}, and the wrong implementations that they reject. */
class NeutralDriftTest {

  /** Rejects a resampling too many (M_t taken for X_t), one too few, and 2n for n. */
  @Test
  void diversityFallsByOneOverNEachGeneration() {
    ChainTrial trial = NeutralDriftLaws.neutral();
    double s0 = trial.chains().s(NeutralDriftLaws.ZIPF.training());
    // The published values are those of the exact law of Zipf; rounding to 5,000 documents costs
    // less than 2e-4.
    double[] published = {.089479, .125357, .247756, .443565};
    int[] generations = {1, 5, 20, 50};
    double[][] s = accepted(trial);
    for (int i = 0; i < generations.length; i++) {
      assertEquals(published[i], trial.statistics().get(i).expected(), 2e-4);
      if (generations[i] <= 5) {
        rejects(s[i], SumP2Laws.replace(s0, 100, generations[i] + 1), "a resampling more");
        rejects(s[i], SumP2Laws.replace(s0, 100, generations[i] - 1), "a resampling less");
      }
      rejects(s[i], SumP2Laws.replace(s0, 200, generations[i]), "2n for n");
    }
  }

  @Test
  void aRedrawnBeginningAddsAResampling() {
    ChainTrial trial = NeutralDriftLaws.redrawn();
    double s0 = trial.chains().s(NeutralDriftLaws.FEW.training());
    double[][] s = accepted(trial);
    rejects(s[0], SumP2Laws.replace(s0, 20, 1), "H_0 drawn with replacement");
    rejects(s[1], SumP2Laws.replace(SumP2Laws.unused(s0, 40), 20, 3), "H_0 adds no resampling");
  }

  /** Rejects any sharpening: temperature 0.7 lets the most frequent type win too often. */
  @Test
  void aTypeWinsWithItsFirstProbability() {
    ChainTrial trial = NeutralDriftLaws.winners();
    accepted(trial);
    Chains sharp =
        Chains.singles(
            NeutralDriftLaws.FOUR, "replace", 5, "decoding={name: temperature, temperature: 0.7}");
    rejects(trial.on(sharp).seen(1)[0], trial, 0, "a sharpened law");
  }

  @Test
  void oneOfTwoTypesIsLostInTheExpectedTime() {
    ChainTrial trial = NeutralDriftLaws.collapseTime();
    assertEquals(39.9597, trial.statistics().get(0).expected(), 5e-5);
    double[] seen = accepted(trial)[0];
    rejects(seen, new BinomialChain(60).collapseTime(30), "2n for n");
    rejects(seen, new BinomialChain(30).collapseTime(3), "another beginning");
  }

  /** Rejects sizes of a generation later: D_t drawn with n_t in place of n_{t-1}. */
  @Test
  void growingBudgetsDriftLess() {
    ChainTrial trial = NeutralDriftLaws.growing();
    double s0 = trial.chains().s(NeutralDriftLaws.ZIPF.training());
    double[] s = accepted(trial)[0];
    rejects(s, SumP2Laws.replace(s0, new long[] {20, 30, 40, 50}), "sizes of a generation later");
    rejects(s, SumP2Laws.replace(s0, 10, 4), "sizes that do not grow");
  }

  /** Rejects the omission of {@code <unk>}, {@code </s>} among the types, maximum likelihood. */
  @Test
  void addKIsMutationTowardsTheUniformLawOverAllEvents() {
    addK(true, 5, 4, 6);
  }

  /** Rejects the count of {@code <unk>} where it may not be written. */
  @Test
  void withoutUnknownAddKIsOverOneTypeLess() {
    addK(false, 4, 5, 3);
  }

  private static void addK(boolean emitUnknown, int types, int... wrongTypes) {
    ChainTrial trial = NeutralDriftLaws.addK(emitUnknown);
    Chains chains = trial.chains();
    double s0 = NeutralDriftLaws.smoothed(chains, chains.human().training(), types);
    double[] s = accepted(trial)[0];
    for (int other : wrongTypes) {
      rejects(s, SumP2Laws.addDelta(s0, 1, other, 20, 6), other + " types");
    }
    rejects(s, SumP2Laws.replace(s0, 20, 6), "no smoothing");
  }
}
