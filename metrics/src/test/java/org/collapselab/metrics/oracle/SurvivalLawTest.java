package org.collapselab.metrics.oracle;

import static org.collapselab.metrics.oracle.Simulation.agrees;
import static org.collapselab.metrics.oracle.Simulation.draw;
import static org.collapselab.metrics.oracle.Simulation.rejects;
import static org.collapselab.metrics.oracle.Simulation.run;
import static org.collapselab.metrics.oracle.Simulation.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** H3, H4, H16. */
class SurvivalLawTest {

  private static final double[] ZIPF = Laws.zipf(50, 1);

  @Test
  void collapseTimeIsThePrintedOne() {
    BinomialChain chain = new BinomialChain(30);
    assertEquals(39.9597, chain.collapseTime(15), 5e-5);
    assertEquals(chain.collapseTime(7), chain.collapseTime(23), 1e-9);
    assertEquals(0, chain.collapseTime(0));
    // n = 2, one of each: half of the resamplings stay mixed, so 2 are needed.
    assertEquals(2, new BinomialChain(2).collapseTime(1), 1e-12);
  }

  /** Rejects: counting the first text as a resampling. */
  @Test
  void collapseTakesAsLongAsSimulated() {
    double[] times =
        run(
            21,
            120_000,
            1,
            (random, out) -> {
              int count = 15;
              int generations = 0;
              for (; count > 0 && count < 30; generations++) {
                int next = 0;
                for (int i = 0; i < 30; i++) {
                  next += random.nextLong(30) < count ? 1 : 0;
                }
                count = next;
              }
              out[0] = generations;
            })[0];
    double theory = new BinomialChain(30).collapseTime(15);
    agrees(times, theory);
    rejects(Arrays.stream(times).map(t -> t + 1).toArray(), theory);
  }

  /** Rejects: every text drawn from the source itself (no recursion). */
  @Test
  void theExactChainIsTheSimulatedOne() {
    int[] at = {1, 3, 10};
    double[][] v =
        run(
            22,
            20_000,
            12,
            (random, out) -> {
              int[] text = draw(ZIPF, 60, random);
              for (int k = 1, i = 0; i < 3; k++) {
                if (k == at[i]) {
                  measure(text, i, out);
                  i++;
                }
                text = write(text, 60, random);
              }
              measure(draw(ZIPF, 60, random), 3, out);
            });
    BinomialChain chain = new BinomialChain(60);
    for (int i = 0; i < 3; i++) {
      agrees(v[i], chain.expectedTypes(ZIPF, at[i]));
      agrees(v[4 + i], chain.expectedEntropy(ZIPF, at[i]));
      agrees(v[8 + i], chain.expectedLostMass(ZIPF, at[i]));
    }
    rejects(v[3], chain.expectedTypes(ZIPF, 3));
    rejects(v[7], chain.expectedEntropy(ZIPF, 3));
    rejects(v[11], chain.expectedLostMass(ZIPF, 3));
    assertEquals(PaperLaws.missingMass(ZIPF, 60), chain.expectedLostMass(ZIPF, 1), 1e-12);
    double s0 = Laws.sumP2(ZIPF);
    double s = chain.expected(ZIPF, count -> count * count / 3600.0, 10);
    assertEquals(SumP2Laws.replace(s0, 60, 10), s, 1e-12);
  }

  private static void measure(int[] text, int i, double[] out) {
    double[] law = Simulation.law(text, 50);
    double types = 0;
    double lost = 0;
    for (int type = 0; type < 50; type++) {
      types += law[type] > 0 ? 1 : 0;
      lost += law[type] > 0 ? 0 : ZIPF[type];
    }
    out[i] = types;
    out[4 + i] = Laws.entropy(law);
    out[8 + i] = lost;
  }

  @Test
  void gFollowsItsRecursion() {
    assertEquals(1, SurvivalLaw.g(1));
    assertEquals(1 - Math.exp(-1), SurvivalLaw.g(2), 1e-15);
    assertEquals(1 - Math.exp(-(1 - Math.exp(-1))), SurvivalLaw.g(3), 1e-15);
    assertEquals(1, SurvivalLaw.g(2_000) * 2_000 / 2, .01);
  }

  @Test
  void theBoundsHoldTheExactProbability() {
    int n = 1_000;
    BinomialChain chain = new BinomialChain(n);
    for (int k : new int[] {1, 2, 5, 10, 20}) {
      double[] alive = chain.expectedByCount(count -> count > 0 ? 1 : 0, k);
      for (int count : new int[] {1, 2, 3, 4, 8, 16, 50, 200}) {
        double p = (double) count / n;
        assertTrue(SurvivalLaw.lower(p, n, k) <= alive[count] + 1e-12);
        assertTrue(SurvivalLaw.upper(p, n, k) >= alive[count] - 1e-12);
      }
      assertEquals(1, SurvivalLaw.lower(4.0 / n, n, k) / alive[4], .01); // "the accurate one"
    }
  }

  /** Rejects: every text drawn from the source itself, and survival of a single resampling. */
  @Test
  void expectedTypesAliveAreTheExactOnesToThreeDigits() {
    double[] law = Laws.zipf(1_000, 1);
    BinomialChain chain = new BinomialChain(2_000);
    double exact = chain.expectedTypes(law, 5);
    assertEquals(1, PaperLaws.expectedTypes(law, 2_000, 5) / exact, .002);
    double[] types =
        run(
            23,
            500,
            1,
            (random, out) -> {
              int[] text = draw(law, 2_000, random);
              for (int k = 1; k < 5; k++) {
                text = write(text, 2_000, random);
              }
              out[0] = Arrays.stream(text).distinct().count();
            })[0];
    agrees(types, exact);
    rejects(types, chain.expectedTypes(law, 1));
  }

  @Test
  void lostMassIsThePrintedOne() {
    double[] law = Laws.zipf(1_000_000, 1.5);
    double[] printed = {.0934, .109, .138, .169, .208};
    int[] at = {1, 2, 5, 10, 20};
    for (int i = 0; i < at.length; i++) {
      assertEquals(printed[i], PaperLaws.lostMass(law, 1_000, at[i]), i == 0 ? 5e-5 : 5e-4);
    }
    // The exponent 1 - 1/b = 1/3 of the first generation.
    double slope =
        Math.log(PaperLaws.missingMass(law, 100) / PaperLaws.missingMass(law, 1_000))
            / Math.log(10);
    assertEquals(1 / 3.0, slope, .02);
  }

  /** Rejects: the lost mass of a single resampling, which ignores recursion. */
  @Test
  void lostMassRisesAsSimulated() {
    double[] law = Laws.zipf(2_000, 1.5);
    double[][] lost =
        run(
            24,
            2_000,
            2,
            (random, out) -> {
              int[] text = draw(law, 1_000, random);
              out[0] = lost(law, text);
              for (int k = 1; k < 5; k++) {
                text = write(text, 1_000, random);
              }
              out[1] = lost(law, text);
            });
    agrees(lost[0], PaperLaws.missingMass(law, 1_000));
    agrees(lost[1], new BinomialChain(1_000).expectedLostMass(law, 5));
    rejects(lost[1], PaperLaws.missingMass(law, 1_000));
    assertEquals(1, PaperLaws.lostMass(law, 1_000, 1) / PaperLaws.missingMass(law, 1_000), .005);
    double exact = new BinomialChain(1_000).expectedLostMass(law, 5);
    assertEquals(1, PaperLaws.lostMass(law, 1_000, 5) / exact, .01);
  }

  private static double lost(double[] law, int[] text) {
    boolean[] alive = new boolean[law.length];
    for (int token : text) {
      alive[token] = true;
    }
    double lost = 0;
    for (int i = 0; i < law.length; i++) {
      lost += alive[i] ? 0 : law[i];
    }
    return lost;
  }

  @Test
  void refusesTextsTooLargeForAMatrix() {
    assertThrows(IllegalArgumentException.class, () -> new BinomialChain(2_001));
  }
}
