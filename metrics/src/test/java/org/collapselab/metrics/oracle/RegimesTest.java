package org.collapselab.metrics.oracle;

import static org.collapselab.metrics.oracle.Simulation.agrees;
import static org.collapselab.metrics.oracle.Simulation.draw;
import static org.collapselab.metrics.oracle.Simulation.join;
import static org.collapselab.metrics.oracle.Simulation.rejects;
import static org.collapselab.metrics.oracle.Simulation.run;
import static org.collapselab.metrics.oracle.Simulation.subsample;
import static org.collapselab.metrics.oracle.Simulation.sumP2;
import static org.collapselab.metrics.oracle.Simulation.write;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.Test;

/** H5, H6, H7, H7b, H7c, H7d, H7f. */
class RegimesTest {

  private static final double[] ZIPF = Laws.zipf(50, 1);
  private static final double S0 = Laws.sumP2(ZIPF);

  @Test
  void accumulateIsThePrintedOne() {
    double pool = SumP2Laws.replace(S0, 30, 1);
    long[] batches = {10, 10, 10, 10, 10};
    assertEquals(.874367, 1 - SumP2Laws.accumulate(pool, 30, batches), 5e-7);
    assertEquals(.807053, 1 - PaperLaws.accumulate(S0, 10, 2), 5e-7);
    assertEquals(.783142, 1 - PaperLaws.accumulate(S0, 10, 10), 5e-7);
    assertEquals(.777641, 1 - PaperLaws.accumulate(S0, 10, 40), 5e-7);
    assertEquals(PaperLaws.accumulateLimit(S0, 10), PaperLaws.accumulate(S0, 10, 1_000_000), 1e-6);
  }

  /** Rejects: an urn that fits again after every token instead of after every batch. */
  @Test
  void accumulateKeepsWhatIsSimulated() {
    double[][] s =
        run(
            11,
            40_000,
            2,
            (random, out) -> {
              int[] pool = draw(ZIPF, 30, random);
              int[] urn = pool;
              for (int batch = 0; batch < 5; batch++) {
                pool = join(pool, write(pool, 10, random));
              }
              for (int token = 0; token < 50; token++) {
                urn = join(urn, write(urn, 1, random));
              }
              out[0] = sumP2(pool, 50);
              out[1] = sumP2(urn, 50);
            });
    double theory =
        SumP2Laws.accumulate(SumP2Laws.replace(S0, 30, 1), 30, new long[] {10, 10, 10, 10, 10});
    agrees(s[0], theory);
    rejects(s[1], theory);
  }

  @Test
  void accumulateSubsampleIsThePrintedOne() {
    assertEquals(.159313, SumP2Laws.accumulateSubsample(S0, 20, 2), 5e-7);
    assertEquals(.196288, SumP2Laws.accumulateSubsample(S0, 20, 10), 5e-7);
    assertEquals(SumP2Laws.replace(S0, 20, 1), SumP2Laws.accumulateSubsample(S0, 20, 1), 1e-15);
  }

  /** Rejects: a subsample drawn with replacement. */
  @Test
  void accumulateSubsampleKeepsWhatIsSimulated() {
    double[] right = run(12, 40_000, 1, (random, out) -> out[0] = subsampled(random, true))[0];
    double[] wrong = run(12, 40_000, 1, (random, out) -> out[0] = subsampled(random, false))[0];
    agrees(right, SumP2Laws.accumulateSubsample(S0, 20, 10));
    rejects(wrong, SumP2Laws.accumulateSubsample(S0, 20, 10));
  }

  private static double subsampled(Stream random, boolean withoutReplacement) {
    int[] pool = draw(ZIPF, 20, random);
    for (int t = 1; ; t++) {
      int[] mix = withoutReplacement ? subsample(pool, 20, random) : write(pool, 20, random);
      if (t == 10) {
        return sumP2(mix, 50);
      }
      pool = join(pool, write(mix, 20, random));
    }
  }

  /** Rejects: human text drawn anew every generation. */
  @Test
  void fixedHumanTextHoldsTheDriftAsSimulated() {
    double[][] s =
        run(
            13,
            40_000,
            2,
            (random, out) -> {
              int[] human = draw(ZIPF, 20, random);
              int[] mix = human;
              int[] fresh = human;
              for (int g = 0; g < 10; g++) {
                mix = join(human, write(mix, 40, random));
                fresh = join(draw(ZIPF, 20, random), write(fresh, 40, random));
              }
              out[0] = sumP2(mix, 50);
              out[1] = sumP2(fresh, 50);
            });
    double theory = SumP2Laws.fixedHuman(SumP2Laws.replace(S0, 20, 1), 20, 40, 10);
    agrees(s[0], theory);
    rejects(s[1], theory);
  }

  @Test
  void freshHumanTextIsThePrintedOne() {
    assertEquals(.126709, SumP2Laws.freshIid(S0, 100, .1, 100), 5e-7);
    assertEquals(.126499, SumP2Laws.freshStratified(S0, 10, 90, 100), 5e-7);
    assertEquals(.244811, SumP2Laws.freshIid(S0, 10, .3, 100), 5e-7);
    assertEquals(.238854, SumP2Laws.freshStratified(S0, 3, 7, 100), 5e-7);
    assertEquals(SumP2Laws.replace(S0, 10, 7), SumP2Laws.freshIid(S0, 10, 0, 7), 1e-15);
  }

  /** Each rejects the other: a human share by chance and one by number. */
  @Test
  void freshHumanTextByChanceAndByNumberDiffer() {
    double[] iid = run(14, 40_000, 1, (random, out) -> out[0] = fresh(random, true))[0];
    double[] stratified = run(15, 40_000, 1, (random, out) -> out[0] = fresh(random, false))[0];
    agrees(iid, SumP2Laws.freshIid(S0, 10, .3, 100));
    agrees(stratified, SumP2Laws.freshStratified(S0, 3, 7, 100));
    rejects(iid, SumP2Laws.freshStratified(S0, 3, 7, 100));
    rejects(stratified, SumP2Laws.freshIid(S0, 10, .3, 100));
  }

  /** Starts from the source, so the first of 100 fits draws all tokens from it. */
  private static double fresh(Stream random, boolean iid) {
    int[] text = draw(ZIPF, 10, random);
    for (int g = 1; g < 100; g++) {
      int[] next = write(text, 10, random);
      for (int i = 0; i < 10; i++) {
        if (iid ? random.nextDouble() < .3 : i < 3) {
          next[i] = Simulation.token(ZIPF, random);
        }
      }
      text = next;
    }
    return sumP2(text, 50);
  }

  /** Rejects: survivors drawn with replacement. */
  @Test
  void turnoverLosesWhatIsSimulated() {
    int[] first = new int[40];
    Arrays.setAll(first, i -> i / 3);
    double[] right = run(16, 20_000, 1, (random, out) -> out[0] = turnover(first, random, true))[0];
    double[] wrong =
        run(16, 20_000, 1, (random, out) -> out[0] = turnover(first, random, false))[0];
    double theory = SumP2Laws.turnover(sumP2(first, 14), 40, 10, 20);
    agrees(right, theory);
    rejects(wrong, theory);
    assertEquals(SumP2Laws.replace(.2, 40, 20), SumP2Laws.turnover(.2, 40, 40, 20), 1e-15);
  }

  private static double turnover(int[] first, Stream random, boolean withoutReplacement) {
    int[] pool = first;
    for (int g = 0; g < 20; g++) {
      int[] stay = withoutReplacement ? subsample(pool, 30, random) : write(pool, 30, random);
      pool = join(stay, write(pool, 10, random));
    }
    return sumP2(pool, 14);
  }

  @Test
  void addDeltaBalancesAtThePrintedLevel() {
    assertEquals(.509388, PaperLaws.addDeltaStationary(.01, 50, 100), 5e-7);
    assertEquals(.107111, PaperLaws.addDeltaStationary(.1, 50, 100), 5e-7);
    assertEquals(.0277778, PaperLaws.addDeltaStationary(1, 50, 100), 5e-8);
    assertEquals(
        PaperLaws.addDeltaStationary(.1, 50, 100),
        SumP2Laws.addDelta(S0, .1, 50, 100, 2_000),
        1e-12);
    assertEquals(SumP2Laws.replace(S0, 100, 9), SumP2Laws.addDelta(S0, 0, 50, 100, 9), 1e-15);
  }

  /** Rejects: smoothing over the types seen instead of all types. */
  @Test
  void addDeltaDriftsAsSimulated() {
    double[] right = run(17, 3_000, 1, (random, out) -> out[0] = smoothed(random, true))[0];
    double[] wrong = run(17, 3_000, 1, (random, out) -> out[0] = smoothed(random, false))[0];
    double theory = SumP2Laws.addDelta(S0, .1, 50, 100, 30);
    agrees(right, theory);
    rejects(wrong, theory);
  }

  private static double smoothed(Stream random, boolean allTypes) {
    double[] law = ZIPF;
    for (int g = 0; g < 30; g++) {
      double[] seen = Simulation.law(draw(law, 100, random), 50);
      double[] next = new double[50];
      double sum = 0;
      for (int i = 0; i < 50; i++) {
        next[i] = 100 * seen[i] + (allTypes || seen[i] > 0 ? .1 : 0);
        sum += next[i];
      }
      for (int i = 0; i < 50; i++) {
        next[i] /= sum;
      }
      law = next;
    }
    return Laws.sumP2(law);
  }

  @Test
  void aSharedPoolIsThePrintedOne() {
    SharedPoolLaw state = SharedPoolLaw.after(Laws.sumP2(new double[] {.4, .3, .2, .1}), 5, 40, 30);
    assertEquals(.490744, state.within(), 5e-7);
    assertEquals(.477686, state.between(), 5e-7);
  }

  /** Rejects: training texts dealt out from the pool, without replacement. */
  @Test
  void aSharedPoolDriftsAsSimulated() {
    double[][] right = run(18, 3_000, 2, (random, out) -> ecosystem(random, true, out));
    double[][] wrong = run(18, 3_000, 2, (random, out) -> ecosystem(random, false, out));
    SharedPoolLaw theory =
        SharedPoolLaw.after(Laws.sumP2(new double[] {.4, .3, .2, .1}), 5, 40, 30);
    agrees(right[0], theory.within());
    agrees(right[1], theory.between());
    rejects(wrong[0], theory.within());
    rejects(wrong[1], theory.between());
  }

  private static void ecosystem(Stream random, boolean withReplacement, double[] out) {
    double[] source = {.4, .3, .2, .1};
    int[][] models = new int[5][];
    int[] pool = draw(source, 5 * 40, random);
    for (int g = 0; ; g++) {
      int[] dealt = withReplacement ? write(pool, 200, random) : subsample(pool, 200, random);
      for (int m = 0; m < 5; m++) {
        models[m] = Arrays.copyOfRange(dealt, 40 * m, 40 * m + 40);
      }
      if (g == 29) {
        break;
      }
      pool = new int[0];
      for (int[] model : models) {
        pool = join(pool, write(model, 40, random));
      }
    }
    double[] first = Simulation.law(models[0], 4);
    double[] second = Simulation.law(models[1], 4);
    out[0] = Laws.sumP2(first);
    out[1] = 0;
    for (int i = 0; i < 4; i++) {
      out[1] += first[i] * second[i];
    }
  }
}
