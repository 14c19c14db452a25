package org.collapselab.metrics.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Moments of S and counts in samples, against the binomial matrix and enumeration. */
class MomentsTest {

  private static double s(double x) {
    return x * x + (1 - x) * (1 - x);
  }

  /**
   * Two types, n = 7: mean and variance of S after 1 to 5 resamplings are those of the binomial
   * matrix. Rejects draws that cannot be the same one, and one step more.
   */
  @Test
  void theVarianceOfSUnderReplaceIsThatOfTheBinomialMatrix() {
    int n = 7;
    double p = 0.3;
    BinomialChain chain = new BinomialChain(n);
    DriftMoments moments = DriftMoments.of(new double[] {p, 1 - p});
    for (int k = 1; k <= 5; k++) {
      moments = moments.step(1, n);
      double[] law = {p, 1 - p}; // each type has the S of both
      double mean = chain.expected(law, c -> s((double) c / n) / 2, k);
      double squares = chain.expected(law, c -> s((double) c / n) * s((double) c / n) / 2, k);
      assertEquals(mean, moments.pairs(), 1e-12);
      assertEquals(squares - mean * mean, moments.variance(), 1e-12);
      assertTrue(moments.variance() > 0);
    }
  }

  /** Under accumulate, by enumeration: 4 draws join 6 tokens of two types, twice. */
  @Test
  void theVarianceOfSUnderAccumulateIsThatOfEnumeration() {
    double[] mass = new double[15]; // of the count of the first type among M tokens
    mass[2] = 1;
    int m = 6;
    DriftMoments moments = DriftMoments.of(new double[] {2 / 6.0, 4 / 6.0});
    for (int step = 0; step < 2; step++) {
      double[] next = new double[15];
      double[] factorials = BinomialChain.logFactorials(4);
      for (int count = 0; count <= m; count++) {
        double[] row = BinomialChain.row((double) count / m, factorials);
        for (int j = 0; j <= 4; j++) {
          next[count + j] += mass[count] * row[j];
        }
      }
      mass = next;
      m += 4;
      moments = moments.step(4.0 / m, 4);
    }
    double mean = 0;
    double squares = 0;
    for (int count = 0; count <= m; count++) {
      double s = s((double) count / m);
      mean += mass[count] * s;
      squares += mass[count] * s * s;
    }
    assertEquals(mean, moments.pairs(), 1e-12);
    assertEquals(squares - mean * mean, moments.variance(), 1e-12);
  }

  /** Three types and one step, by all 27 samples of three tokens: triples count, too. */
  @Test
  void momentsOfThreeTypesAreThoseOfAllSamples() {
    double[] p = {0.5, 0.3, 0.2};
    double[] expected = new double[3]; // S, sum p^3, S^2
    for (int sample = 0; sample < 27; sample++) {
      double[] q = new double[3];
      double probability = 1;
      for (int i = 0, rest = sample; i < 3; i++, rest /= 3) {
        q[rest % 3] += 1 / 3.0;
        probability *= p[rest % 3];
      }
      DriftMoments of = DriftMoments.of(q);
      expected[0] += probability * of.pairs();
      expected[1] += probability * of.triples();
      expected[2] += probability * of.twoPairs();
    }
    DriftMoments moments = DriftMoments.of(p).step(1, 3);
    assertEquals(expected[0], moments.pairs(), 1e-14);
    assertEquals(expected[1], moments.triples(), 1e-14);
    assertEquals(expected[2], moments.twoPairs(), 1e-14);
  }

  /**
   * A sample as large as a generation is one resampling more; another size agrees with enumeration
   * at one step. Rejects a sample of D_t in the place of one of X_t.
   */
  @Test
  void countsInASampleAreOneResamplingMore() {
    double[] law = Laws.zipf(12, 1);
    BinomialChain chain = new BinomialChain(9);
    SampledCounts.Expected alive = new SampledCounts(9, 9, 4).expected(c -> c > 0 ? 1 : 0);
    for (int t = 0; t <= 4; t++) {
      int generation = t;
      double types = Arrays.stream(law).map(p -> alive.of(p)[generation]).sum();
      assertEquals(chain.expectedTypes(law, t + 1), types, 1e-12);
    }
    double p = 0.4;
    double dead = // 3 draws, then 2 draws from those
        IntStream.rangeClosed(0, 3)
            .mapToDouble(
                c ->
                    BinomialChain.row(p, BinomialChain.logFactorials(3))[c]
                        * Math.pow(1 - c / 3.0, 2))
            .sum();
    double[] expected = new SampledCounts(3, 2, 1).expected(c -> c == 0 ? 1 : 0).of(p);
    assertEquals(Math.pow(0.6, 2), expected[0], 1e-14);
    assertEquals(dead, expected[1], 1e-14);
  }
}
