package org.collapselab.metrics.oracle;

/**
 * The statistic of H22, summed over free draws in their order: {@code S = sum [-ln q(w|h) -
 * H(q(.|h))]}, a martingale for every model, decoding and contexts h, with the predictable variance
 * {@code V = sum Var}. See {@link SurprisalMartingale}.
 *
 * <p>Where a draw deviates by at most R upwards, {@code E exp(l D) <= exp(v (exp(l R) - 1 - l R) /
 * R^2)} for every l above 0 (Bennett; Freedman 1975, "On tail probabilities for martingales",
 * Annals of Probability 3:100), with v and R those of its own law, known before the draw; downwards
 * alike. So {@code exp(l S - sum of the exponents)} is a supermartingale of mean at most 1, and so
 * is the average M of these over fixed l of both signs. By Markov's inequality {@code 1 / M} bounds
 * the probability of what was seen, for any number of draws, even one that depends on them (Howard
 * et al. 2020, "Time-uniform Chernoff bounds via nonnegative supermartingales", Probability Surveys
 * 17:257). The bound falls below 1e-9 at 7 to 7.6 standard deviations.
 */
public final class SurprisalSum {

  private static final int RATES = 16; // l = 1, 1/2, ..., 2^-15: best for V up to about 10^9

  private final double[] up = new double[RATES]; // sums of exponents, by l
  private final double[] down = new double[RATES];
  private long draws;
  private double sum;
  private double variance;

  /** Adds a draw of a token from a law. */
  public void add(SurprisalLaw law, int token) {
    draws++;
    sum += law.deviation(token);
    variance += law.variance();
    double rate = 1;
    for (int k = 0; k < RATES; k++, rate /= 2) {
      up[k] += exponent(rate, law.variance(), law.rise());
      down[k] += exponent(rate, law.variance(), law.fall());
    }
  }

  private static double exponent(double rate, double variance, double most) {
    double x = rate * most;
    return variance == 0 ? 0 : variance * ((StrictMath.expm1(x) - x) / (most * most));
  }

  /** Number of draws. */
  public long draws() {
    return draws;
  }

  /** S, in nats; infinite if a token was drawn that its law excludes. */
  public double sum() {
    return sum;
  }

  /** V, in nats squared. */
  public double variance() {
    return variance;
  }

  /** {@code S / sqrt(V)}, nearly standard normal for many draws; 0 if nothing was uncertain. */
  public double z() {
    return SurprisalMartingale.z(sum, 0, variance);
  }

  /**
   * Upper bound of the probability of a deviation as large as this, in [0, 1]; 0 if S is infinite.
   */
  public double bound() {
    if (Double.isInfinite(sum)) {
      return 0;
    }
    double largest = Double.NEGATIVE_INFINITY; // of the exponents of M
    double[] exponents = new double[2 * RATES];
    double rate = 1;
    for (int k = 0; k < RATES; k++, rate /= 2) {
      exponents[2 * k] = rate * sum - up[k];
      exponents[2 * k + 1] = -rate * sum - down[k];
      largest = Math.max(largest, Math.max(exponents[2 * k], exponents[2 * k + 1]));
    }
    double mean = 0;
    for (double exponent : exponents) {
      mean += StrictMath.exp(exponent - largest) / exponents.length;
    }
    return Math.min(1, StrictMath.exp(-largest - StrictMath.log(mean)));
  }
}
