package org.collapselab.jobs.verify;

import java.util.List;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.metrics.oracle.SumP2Laws;

/** The laws of the regimes that mix old, human and new text, on documents of one token. */
final class MixingLaws {

  static final HumanText ZIPF = SmallTexts.zipf(50, 450);
  static final HumanText FEW = NeutralDriftLaws.FEW;
  static final HumanText SIX = SmallTexts.words(8, 5, 3, 2, 1, 1); // 20 documents

  private static final String UNUSED = "source: unused}";

  private MixingLaws() {}

  static List<ChainTrial> all() {
    return List.of(
        accumulated(),
        subsampled(),
        fixedHuman(),
        byChance(),
        exactly(),
        unusedAlone(),
        unusedMixed(),
        turnover());
  }

  static double s(HumanText text) {
    return Chains.singles(text, "replace", 1).s(text.training());
  }

  /** Returns the expected S of two different human tokens, which replaces S_0 in unused text. */
  static double unused(HumanText text) {
    return SumP2Laws.unused(s(text), text.training().tokens());
  }

  /**
   * H5: a first pool of 30 drawn from the source, batches of 10. Catches replacement, pools drawn
   * anew, and a batch more or less.
   */
  static ChainTrial accumulated() {
    Chains chains =
        Chains.singles(ZIPF, "accumulate", 10, "human.initial=30 documents", "human.redraw=true");
    double first = SumP2Laws.replace(unused(ZIPF), 30, 1);
    return ChainTrial.of("H5", "accumulate, 30 and batches of 10", chains, 9000, 5)
        .expectS(1, SumP2Laws.accumulate(first, 30, new long[] {10}))
        .expectS(5, SumP2Laws.accumulate(first, 30, new long[] {10, 10, 10, 10, 10}));
  }

  /**
   * H6, D_{t-1} of t batches of 20. Catches subsamples with replacement, the whole pool and a batch
   * less.
   */
  static ChainTrial subsampled() {
    Chains chains =
        Chains.singles(
            ZIPF, "accumulate-subsample", 20, "human.initial=20 documents", "human.redraw=true");
    ChainTrial trial = ChainTrial.of("H6", "accumulate-subsample, batches of 20", chains, 8000, 4);
    for (int t : new int[] {1, 2, 4}) {
      trial = trial.expectS(t, SumP2Laws.accumulateSubsample(unused(ZIPF), 20, t + 1));
    }
    return trial;
  }

  /** H7. Catches accumulation, replacement and human text drawn anew. */
  static ChainTrial fixedHuman() {
    Chains chains = Chains.singles(SIX, "fixed-human", 20);
    double human = s(SIX);
    return ChainTrial.of("H7", "fixed-human, N = 20, n = 20", chains, 16_000, 6)
        .expectS(1, SumP2Laws.fixedHuman(human, 20, 20, 1))
        .expectS(6, SumP2Laws.fixedHuman(human, 20, 20, 6));
  }

  /** H7b, 10 documents of which each is human with probability 0.3. Catches the other kind. */
  static ChainTrial byChance() {
    return ChainTrial.of("H7b", "fresh, iid, n = 10, f = 0.3", fresh("iid"), 20_000, 10)
        .expectS(10, SumP2Laws.freshIid(s(ZIPF), 10, .3, 10));
  }

  /** H7b, 10 documents of which 3 are human. Catches the other kind. */
  static ChainTrial exactly() {
    return ChainTrial.of("H7b", "fresh, stratified, n = 7 + 3", fresh("stratified"), 20_000, 10)
        .expectS(10, SumP2Laws.freshStratified(s(ZIPF), 3, 7, 10));
  }

  private static Chains fresh(String drawing) {
    return Chains.singles(
        ZIPF, "{name: fresh, share: 0.3, drawing: " + drawing + ", source: replacement}", 10);
  }

  /**
   * H7b with human text that was never used before: every human token differs from all others, so
   * (N S - 1) / (N - 1) replaces S_0. Catches replacement.
   */
  static ChainTrial unusedAlone() {
    double law = SumP2Laws.replace(unused(FEW), 8, 1);
    return ChainTrial.of("H7b", "human-only, unused, n = 8", few("{name: human-only, "), 8000, 3)
        .expectS(1, law)
        .expectS(3, law);
  }

  /** H7b, half of it human text that was never used before. Catches replacement. */
  static ChainTrial unusedMixed() {
    String fresh = "{name: fresh, share: 0.5, drawing: stratified, ";
    double u = unused(FEW);
    return ChainTrial.of("H7b", "fresh, stratified, unused, n = 4 + 4", few(fresh), 8000, 3)
        .expectS(3, halfHuman(u, u, 3));
  }

  private static Chains few(String regime) {
    return Chains.singles(
        FEW, regime + UNUSED, 8, "human.initial=8 documents", "human.redraw=true");
  }

  /**
   * Stratified H7b with 4 of 8 human.
   *
   * @param start the probability that two tokens of H_0 agree
   * @param human the probability that two human tokens agree
   */
  static double halfHuman(double start, double human, int generations) {
    double s = SumP2Laws.replace(start, 8, 1);
    for (int t = 1; t <= generations; t++) {
      s = (SumP2Laws.replace(s, 4, 1) + SumP2Laws.replace(human, 4, 1) + 2 * human) / 4;
    }
    return s;
  }

  /**
   * H7c, a pool of 20 of which 8 are rewritten. Catches the share that stays taken for the share
   * that goes, replacement, and a pool that grows.
   */
  static ChainTrial turnover() {
    Chains chains = Chains.singles(SIX, "{name: turnover, share: 0.4}", 20);
    return ChainTrial.of("H7c", "turnover, 8 of 20", chains, 12_000, 5)
        .expectS(5, SumP2Laws.turnover(s(SIX), 20, 8, 5));
  }
}
