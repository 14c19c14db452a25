package org.collapselab.metrics.oracle;

import static org.collapselab.metrics.oracle.Simulation.agrees;
import static org.collapselab.metrics.oracle.Simulation.draw;
import static org.collapselab.metrics.oracle.Simulation.rejects;
import static org.collapselab.metrics.oracle.Simulation.run;
import static org.collapselab.metrics.oracle.Simulation.sumP2;
import static org.collapselab.metrics.oracle.Simulation.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.Test;

/** H1, H2, H7e, H7g and the unbiasedness of replace. */
class ReplaceLawTest {

  private static final double[] ZIPF = Laws.zipf(50, 1);
  private static final double S0 = Laws.sumP2(ZIPF);

  @Test
  void sumP2IsThePrintedOne() {
    assertEquals(.089479, SumP2Laws.replace(S0, 100, 1), 5e-7);
    assertEquals(.125357, SumP2Laws.replace(S0, 100, 5), 5e-7);
    assertEquals(.247756, SumP2Laws.replace(S0, 100, 20), 5e-7);
    assertEquals(.443565, SumP2Laws.replace(S0, 100, 50), 5e-7);
    assertEquals(S0, SumP2Laws.replace(S0, 100, 0), 1e-15);
    assertEquals(1, SumP2Laws.replace(S0, 1, 1));
  }

  /** Rejects: reporting a generation late (S of the text that the model wrote). */
  @Test
  void sumP2RisesAsSimulated() {
    int[] at = {1, 5, 20, 50};
    double[][] s =
        run(
            1,
            20_000,
            at.length + 1,
            (random, out) -> {
              int[] text = draw(ZIPF, 100, random);
              for (int m = 1; m <= 50; m++) {
                int i = Arrays.binarySearch(at, m);
                if (i >= 0) {
                  out[i] = sumP2(text, 50);
                }
                text = write(text, 100, random);
                if (m == 5) {
                  out[at.length] = sumP2(text, 50);
                }
              }
            });
    for (int i = 0; i < at.length; i++) {
      agrees(s[i], SumP2Laws.replace(S0, 100, at[i]));
    }
    rejects(s[at.length], SumP2Laws.replace(S0, 100, 5));
  }

  /** Rejects: a model that drops types of count 1 (a minimum count of 2) before it writes. */
  @Test
  void everyTypeKeepsItsExpectedProbability() {
    double[][] right = run(2, 10_000, 2, (random, out) -> firstAndLast(random, 1, out));
    agrees(right[0], ZIPF[0]);
    agrees(right[1], ZIPF[49]);
    double[][] wrong = run(2, 10_000, 2, (random, out) -> firstAndLast(random, 2, out));
    rejects(wrong[0], ZIPF[0]);
    rejects(wrong[1], ZIPF[49]);
  }

  private static void firstAndLast(Stream random, int minimumCount, double[] out) {
    int[] text = draw(ZIPF, 100, random);
    for (int m = 1; m < 10; m++) {
      text = write(kept(text, 50, minimumCount), 100, random);
    }
    double[] law = Simulation.law(text, 50);
    out[0] = law[0];
    out[1] = law[49];
  }

  /** The tokens of types that are frequent enough. */
  private static int[] kept(int[] text, int types, int minimumCount) {
    if (minimumCount == 1) {
      return text;
    }
    int[] counts = new int[types];
    for (int token : text) {
      counts[token]++;
    }
    return Arrays.stream(text).filter(token -> counts[token] >= minimumCount).toArray();
  }

  /** Rejects: a model that drops types of count 1 and 2 (a minimum count of 3). */
  @Test
  void aTypeIsTheLastOneWithItsFirstProbability() {
    double[] law = {.5, .3, .2};
    double[][] right = run(3, 30_000, 3, (random, out) -> fixation(law, random, 1, out));
    double[][] wrong = run(3, 30_000, 3, (random, out) -> fixation(law, random, 3, out));
    for (int type = 0; type < 3; type++) {
      agrees(right[type], law[type]);
    }
    rejects(wrong[0], law[0]);
  }

  private static void fixation(double[] law, Stream random, int minimumCount, double[] out) {
    int[] text = draw(law, 20, random);
    while (sumP2(text, 3) < 1) {
      text = write(kept(text, 3, minimumCount), 20, random);
    }
    Arrays.fill(out, 0);
    out[text[0]] = 1;
  }

  /** Rejects: generations all of the mean size. */
  @Test
  void growingSizesSlowTheCollapse() {
    long[] sizes = {20, 40, 80, 160};
    double[][] s =
        run(
            4,
            20_000,
            2,
            (random, out) -> {
              int[] grown = draw(ZIPF, 20, random);
              int[] equal = draw(ZIPF, 75, random);
              for (int i = 1; i < 4; i++) {
                grown = write(grown, (int) sizes[i], random);
                equal = write(equal, 75, random);
              }
              out[0] = sumP2(grown, 50);
              out[1] = sumP2(equal, 50);
            });
    agrees(s[0], SumP2Laws.replace(S0, sizes));
    rejects(s[1], SumP2Laws.replace(S0, sizes));
    assertEquals(
        SumP2Laws.replace(S0, 75, 4), SumP2Laws.replace(S0, new long[] {75, 75, 75, 75}), 1e-15);
  }

  /**
   * Rejects: measuring the plug-in law of a fresh sample of the model (one generation's bias too
   * many), and a sampler at temperature 0.98.
   */
  @Test
  void divergenceStartsLinearly() {
    double[] law = Laws.zipf(10, 1);
    double h0 = Laws.entropy(law);
    double[] sharp = TemperatureLaw.law(law, .98, 1);
    double[][] v =
        run(
            5,
            2_000,
            5,
            (random, out) -> {
              int[] text = draw(law, 2_000, random);
              int[] cold = draw(sharp, 2_000, random);
              for (int k = 1; k < 5; k++) {
                text = write(text, 2_000, random);
                cold = draw(TemperatureLaw.law(Simulation.law(cold, 10), .98, 1), 2_000, random);
              }
              double[] p = Simulation.law(text, 10);
              double[] q = Simulation.law(cold, 10);
              out[0] = PaperLaws.divergence(p, law);
              out[1] = Laws.entropy(p);
              out[2] = out[0] + out[1];
              out[3] = PaperLaws.divergence(q, law) + Laws.entropy(q);
              out[4] = PaperLaws.divergence(Simulation.law(write(text, 2_000, random), 10), law);
            });
    agrees(v[0], PaperLaws.earlyDivergence(10, 2_000, 5));
    agrees(v[1], PaperLaws.earlyEntropy(h0, 10, 2_000, 5));
    agrees(v[2], h0); // exact in every unbiased regime
    rejects(v[3], h0);
    rejects(v[4], PaperLaws.earlyDivergence(10, 2_000, 5));
  }

  /** Rejects: replicates that share their random streams. */
  @Test
  void twoReplicatesAgreeAsTheSourceDoes() {
    double[][] v =
        run(
            6,
            20_000,
            2,
            (random, out) -> {
              double[] p = drifted(random);
              double[] q = drifted(random);
              for (int i = 0; i < 50; i++) {
                out[0] = (i == 0 ? 0 : out[0]) + p[i] * q[i];
              }
              out[1] = Laws.sumP2(p);
            });
    agrees(v[0], S0);
    rejects(v[1], S0);
  }

  private static double[] drifted(Stream random) {
    int[] text = draw(ZIPF, 100, random);
    for (int m = 1; m < 10; m++) {
      text = write(text, 100, random);
    }
    return Simulation.law(text, 50);
  }

  @Test
  void refusesWhatIsNoLaw() {
    assertThrows(IllegalArgumentException.class, () -> SumP2Laws.replace(1.1, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> SumP2Laws.replace(.5, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> SumP2Laws.replace(.5, 10, -1));
  }
}
