package org.collapselab.jobs.verify;

import static org.collapselab.jobs.verify.Against.accepted;
import static org.collapselab.jobs.verify.Against.rejects;

import java.util.stream.LongStream;
import org.collapselab.metrics.oracle.SumP2Laws;
import org.junit.jupiter.api.Test;

/** {@link MixingLaws}, and the wrong implementations that they reject. */
class MixingTest {

  private static final double ZIPF = MixingLaws.unused(MixingLaws.ZIPF);

  /** Rejects the factor of n alone, too, as if the pool were resampled whole. */
  @Test
  void accumulatedPoolsKeepTheirDiversity() {
    double first = SumP2Laws.replace(ZIPF, 30, 1);
    double[][] s = accepted(MixingLaws.accumulated());
    rejects(s[0], SumP2Laws.accumulate(first, 30, new long[] {10, 10}), "a batch more");
    rejects(s[0], first, "a batch less");
    rejects(s[1], SumP2Laws.replace(first, 10, 5), "replacement");
    rejects(s[1], SumP2Laws.replace(first, new long[] {40, 50, 60, 70, 80}), "pools drawn anew");
  }

  @Test
  void subsamplesOfAccumulatedTextAreDrawnWithoutReplacement() {
    double[][] s = accepted(MixingLaws.subsampled());
    double first = SumP2Laws.replace(ZIPF, 20, 1);
    int[] generations = {1, 2, 4};
    for (int i = 0; i < 3; i++) {
      long[] batches = LongStream.generate(() -> 20).limit(generations[i]).toArray();
      rejects(s[i], SumP2Laws.accumulate(first, 20, batches), "the whole pool");
    }
    // Two batches with replacement: 1/n + (1 - 1/n) B_2 in the place of G_2.
    double pool2 = (first * 3 + SumP2Laws.replace(ZIPF, 20, 2)) / 4;
    rejects(s[0], SumP2Laws.replace(pool2, 20, 1), "a subsample with replacement");
    rejects(s[0], SumP2Laws.accumulateSubsample(ZIPF, 20, 1), "a batch less");
  }

  @Test
  void fixedHumanTextHoldsDiversity() {
    double human = MixingLaws.s(MixingLaws.SIX);
    double[][] s = accepted(MixingLaws.fixedHuman());
    long[] batches = {20, 20, 20, 20, 20, 20};
    rejects(s[1], SumP2Laws.accumulate(human, 20, batches), "accumulation");
    rejects(s[1], SumP2Laws.replace(human, 20, 6), "replacement");
    rejects(s[1], SumP2Laws.freshStratified(human, 20, 20, 6), "human text drawn anew");
    rejects(s[1], SumP2Laws.fixedHuman(human, 20, 20, 1), "no recursion");
  }

  /** 20,000 replicates tell the kinds apart: each rejects the other's law. */
  @Test
  void aHumanShareByChanceIsNotAHumanShareExactly() {
    ChainTrial byChance = MixingLaws.byChance();
    ChainTrial exactly = MixingLaws.exactly();
    rejects(accepted(byChance)[0], exactly, 0, "stratified for iid");
    rejects(accepted(exactly)[0], byChance, 0, "iid for stratified");
  }

  @Test
  void unusedHumanTextAgreesLessThanTheCorpusWithItself() {
    double s0 = MixingLaws.s(MixingLaws.FEW);
    double[][] alone = accepted(MixingLaws.unusedAlone());
    rejects(alone[1], SumP2Laws.replace(s0, 8, 1), "human-only with replacement");
    double[][] mixed = accepted(MixingLaws.unusedMixed());
    double wrong = MixingLaws.halfHuman(MixingLaws.unused(MixingLaws.FEW), s0, 3);
    rejects(mixed[0], wrong, "fresh with replacement");
  }

  @Test
  void turnoverDriftsByWhatItRewrites() {
    double first = MixingLaws.s(MixingLaws.SIX);
    double[] s = accepted(MixingLaws.turnover())[0];
    rejects(s, SumP2Laws.turnover(first, 20, 12, 5), "12 rewritten for 8");
    rejects(s, SumP2Laws.replace(first, 20, 5), "replacement");
    rejects(s, SumP2Laws.accumulate(first, 20, new long[] {8, 8, 8, 8, 8}), "a pool that grows");
  }
}
