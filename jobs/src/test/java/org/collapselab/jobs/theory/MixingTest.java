package org.collapselab.jobs.theory;

import static org.collapselab.jobs.theory.Against.accepts;
import static org.collapselab.jobs.theory.Against.rejects;

import org.collapselab.jobs.run.HumanText;
import org.collapselab.metrics.oracle.Accumulate;
import org.collapselab.metrics.oracle.AccumulateSubsample;
import org.collapselab.metrics.oracle.FiniteHuman;
import org.collapselab.metrics.oracle.FixedHuman;
import org.collapselab.metrics.oracle.FreshHuman;
import org.collapselab.metrics.oracle.Replace;
import org.collapselab.metrics.oracle.Turnover;
import org.junit.jupiter.api.Test;

/** The regimes that mix old, human and new text, on documents of one token. */
class MixingTest {

  private static final HumanText ZIPF = Chains.zipf(50, 450);
  private static final HumanText FEW = Chains.words(16, 8, 6, 4, 3, 2, 1); // 40 documents

  private static double s(HumanText text) {
    return Chains.singles(text, "replace", 1).s(text.training());
  }

  /** Expected S of two different human tokens: what takes the place of S_0 in unused text. */
  private static double unused(HumanText text) {
    return FiniteHuman.unused(s(text), text.training().tokens());
  }

  /**
   * H5: a first pool of 30 drawn from the source, batches of 10. Rejects replacement, the factor of
   * n alone (as if the pool were resampled whole), and a batch more or less.
   */
  @Test
  void accumulatedPoolsKeepTheirDiversity() {
    Chains chains =
        Chains.singles(ZIPF, "accumulate", 10, "human.initial=30 documents", "human.redraw=true");
    double first = Replace.sumP2(unused(ZIPF), 30, 1);
    double law = Accumulate.sumP2(first, 30, new long[] {10, 10, 10, 10, 10});
    double[][] s = chains.sumP2(9000, 1, 5);
    accepts(s[0], Accumulate.sumP2(first, 30, new long[] {10}), "S of D_1");
    accepts(s[1], law, "S of D_5");
    rejects(s[0], Accumulate.sumP2(first, 30, new long[] {10, 10}), "a batch more");
    rejects(s[0], first, "a batch less");
    rejects(s[1], Replace.sumP2(first, 10, 5), "replacement");
    rejects(s[1], Replace.sumP2(first, new long[] {40, 50, 60, 70, 80}), "pools drawn anew");
  }

  /**
   * H6, D_{t-1} of t batches of 20. Rejects subsamples with replacement, the pool itself (a model
   * fitted on everything) and a batch more.
   */
  @Test
  void subsamplesOfAccumulatedTextAreDrawnWithoutReplacement() {
    Chains chains =
        Chains.singles(
            ZIPF, "accumulate-subsample", 20, "human.initial=20 documents", "human.redraw=true");
    double s0 = unused(ZIPF);
    double[][] s = chains.sumP2(8000, 1, 2, 4);
    int[] generations = {1, 2, 4};
    for (int i = 0; i < 3; i++) {
      int batches = generations[i] + 1;
      accepts(s[i], AccumulateSubsample.sumP2(s0, 20, batches), "S of D_" + generations[i]);
      double pool = Accumulate.sumP2(s0, 20, batches);
      rejects(s[i], pool, "the whole pool");
    }
    // Two batches with replacement: 1/n + (1 - 1/n) B_2 in the place of G_2.
    double pool2 = (Replace.sumP2(s0, 20, 1) * 3 + Replace.sumP2(s0, 20, 2)) / 4;
    rejects(s[0], Replace.sumP2(pool2, 20, 1), "a subsample with replacement");
    rejects(s[0], AccumulateSubsample.sumP2(s0, 20, 1), "a batch less");
  }

  /**
   * H7: the same 20 human documents and 20 new ones. Rejects accumulation, replacement and human
   * text that is drawn anew.
   */
  @Test
  void fixedHumanTextHoldsDiversity() {
    HumanText corpus = Chains.words(8, 5, 3, 2, 1, 1);
    double human = s(corpus);
    double[][] s = Chains.singles(corpus, "fixed-human", 20).sumP2(16_000, 1, 6);
    accepts(s[0], FixedHuman.sumP2(human, 20, 20, 1), "S of D_1");
    accepts(s[1], FixedHuman.sumP2(human, 20, 20, 6), "S of D_6");
    long[] batches = {20, 20, 20, 20, 20, 20};
    rejects(s[1], Accumulate.sumP2(human, 20, batches), "accumulation");
    rejects(s[1], Replace.sumP2(human, 20, 6), "replacement");
    rejects(s[1], FreshHuman.stratified(human, 20, 20, 6), "human text drawn anew");
    rejects(s[1], FixedHuman.sumP2(human, 20, 20, 1), "no recursion");
  }

  /**
   * H7b, both kinds, 10 documents of which 3 are human, drawn with replacement. 20,000 replicates
   * tell the kinds apart: each rejects the other's law.
   */
  @Test
  void aHumanShareByChanceIsNotAHumanShareExactly() {
    double s0 = s(ZIPF);
    int generations = 10;
    double iid = FreshHuman.iid(s0, 10, .3, generations);
    double stratified = FreshHuman.stratified(s0, 3, 7, generations);
    double[] byChance = fresh("iid").sumP2(20_000, generations)[0];
    double[] exactly = fresh("stratified").sumP2(20_000, generations)[0];
    accepts(byChance, iid, "iid");
    accepts(exactly, stratified, "stratified");
    rejects(byChance, stratified, "stratified for iid");
    rejects(exactly, iid, "iid for stratified");
  }

  private static Chains fresh(String drawing) {
    return Chains.singles(
        ZIPF, "{name: fresh, share: 0.3, drawing: " + drawing + ", source: replacement}", 10);
  }

  /**
   * H7b with human text that was never used before: every human token differs from all others, so
   * (N S - 1) / (N - 1) is in the place of S_0. Rejects S_0 itself, which is replacement's law.
   */
  @Test
  void unusedHumanTextAgreesLessThanTheCorpusWithItself() {
    String source = "source: unused}";
    String[] start = {"human.initial=8 documents", "human.redraw=true"};
    double[][] only =
        Chains.singles(FEW, "{name: human-only, " + source, 8, start).sumP2(8000, 1, 3);
    accepts(only[0], Replace.sumP2(unused(FEW), 8, 1), "human-only, D_1");
    accepts(only[1], Replace.sumP2(unused(FEW), 8, 1), "human-only, D_3");
    rejects(only[1], Replace.sumP2(s(FEW), 8, 1), "human-only with replacement");

    String fresh = "{name: fresh, share: 0.5, drawing: stratified, " + source;
    double[][] mixed = Chains.singles(FEW, fresh, 8, start).sumP2(8000, 3);
    double u = unused(FEW);
    double law = Replace.sumP2(u, 8, 1);
    double wrong = law;
    for (int t = 1; t <= 3; t++) {
      law = (Replace.sumP2(law, 4, 1) + Replace.sumP2(u, 4, 1) + 2 * u) / 4;
      wrong = (Replace.sumP2(wrong, 4, 1) + Replace.sumP2(s(FEW), 4, 1) + 2 * s(FEW)) / 4;
    }
    accepts(mixed[0], law, "fresh, D_3");
    rejects(mixed[0], wrong, "fresh with replacement");
  }

  /**
   * H7c, a pool of 20 of which 8 are rewritten. Rejects the share that stays taken for the share
   * that goes, replacement, and a pool that stays whole and grows.
   */
  @Test
  void turnoverDriftsByWhatItRewrites() {
    HumanText corpus = Chains.words(8, 5, 3, 2, 1, 1);
    double first = s(corpus);
    double[] s = Chains.singles(corpus, "{name: turnover, share: 0.4}", 20).sumP2(12_000, 5)[0];
    accepts(s, Turnover.sumP2(first, 20, 8, 5), "S of D_5");
    rejects(s, Turnover.sumP2(first, 20, 12, 5), "12 rewritten for 8");
    rejects(s, Replace.sumP2(first, 20, 5), "replacement");
    rejects(s, Accumulate.sumP2(first, 20, new long[] {8, 8, 8, 8, 8}), "a pool that grows");
  }
}
