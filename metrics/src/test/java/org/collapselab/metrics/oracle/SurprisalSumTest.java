package org.collapselab.metrics.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.collapselab.trainer.model.Law;
import org.junit.jupiter.api.Test;

/** The martingale of H22 and the bound on its tails. */
class SurprisalSumTest {

  private static SurprisalLaw law(double... p) {
    Law law = new Law();
    for (int token = 0; token < p.length; token++) {
      law.add(token, p[token]);
    }
    SurprisalLaw surprisal = new SurprisalLaw();
    surprisal.of(law);
    return surprisal;
  }

  @Test
  void deviationsOfALawAreThoseByHand() {
    SurprisalLaw law = law(.5, .25, .25);
    double entropy = 1.5 * Math.log(2);
    assertEquals(entropy, law.entropy(), 1e-15);
    assertEquals(PaperLaws.surprisalVariance(new double[] {.5, .25, .25}), law.variance(), 1e-15);
    assertEquals(Math.log(2) - entropy, law.deviation(0), 1e-15);
    assertEquals(Math.log(4) - entropy, law.deviation(2), 1e-15);
    assertEquals(.5 * Math.log(2), law.rise(), 1e-15);
    assertEquals(.5 * Math.log(2), law.fall(), 1e-15);
    assertEquals(Double.POSITIVE_INFINITY, law.deviation(3));
  }

  /** Rejects rounding of an entropy that is divided by rounding of a variance. */
  @Test
  void aLawOfEqualProbabilitiesIsNeverDoubted() {
    SurprisalLaw law = law(.1, .1, .1, .1, .1, .1, .1, .1, .1, .1);
    SurprisalSum sum = new SurprisalSum();
    for (int i = 0; i < 1_000_000; i++) {
      sum.add(law, i % 10);
    }
    assertEquals(0, sum.z());
    assertEquals(1, sum.bound());
  }

  @Test
  void anExcludedTokenIsImpossible() {
    SurprisalSum sum = new SurprisalSum();
    sum.add(law(.5, .25, .25), 3);
    sum.add(law(.5, .25, .25), 0);
    assertEquals(0, sum.bound());
    assertEquals(Double.POSITIVE_INFINITY, sum.z());
    assertEquals(1, new SurprisalSum().bound());
  }

  /**
   * Against the exact binomial tails of n draws from a law of two probabilities, skewed enough that
   * a normal tail is wrong: the bound holds for every outcome and gives little away. Rejects a
   * normal p-value, the variance without what skewness adds, and a bound on one side only.
   */
  @Test
  void theBoundIsAboveTheExactTailAndNotFarAbove() {
    double p = .02;
    int n = 400;
    SurprisalLaw law = law(p, 1 - p); // token 0 deviates by 3.8 upwards, token 1 by .078 downwards
    double[] atLeast = new double[n + 2]; // P(count of token 0 >= c)
    double[] atMost = new double[n + 2];
    for (int c = n; c >= 0; c--) {
      atLeast[c] = atLeast[c + 1] + binomial(n, c, p);
    }
    for (int c = 0; c <= n; c++) {
      atMost[c] = (c == 0 ? 0 : atMost[c - 1]) + binomial(n, c, p);
    }
    for (int c = 0; c <= 60; c++) {
      SurprisalSum sum = new SurprisalSum();
      for (int i = 0; i < n; i++) {
        sum.add(law, i < c ? 0 : 1);
      }
      double tail = c >= n * p ? atLeast[c] : atMost[c];
      assertTrue(sum.bound() >= tail, c + ": " + sum.bound() + " < " + tail);
      // 32 is what averaging over 32 rates costs; downwards Bennett's inequality itself is loose.
      double most = 32 * Math.pow(tail, c >= n * p ? .75 : .5);
      assertTrue(sum.bound() < most, c + ": " + sum.bound() + " for " + tail);
    }
  }

  private static double binomial(int n, int c, double p) {
    double log = c * Math.log(p) + (n - c) * Math.log(1 - p);
    for (int i = 1; i <= c; i++) {
      log += Math.log(n - c + i) - Math.log(i);
    }
    return Math.exp(log);
  }
}
