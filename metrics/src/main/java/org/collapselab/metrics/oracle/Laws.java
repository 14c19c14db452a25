package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/** Functions of a law, a vector of probabilities that sum to 1. */
public final class Laws {

  private Laws() {}

  /**
   * Zipf's law, {@code p_i ~ i^-exponent}.
   *
   * @param types number of types, at least 1
   * @return shape (types), descending
   */
  public static double[] zipf(int types, double exponent) {
    Require.atLeast(1, types, "types");
    double[] law = new double[types];
    double sum = 0;
    for (int i = types - 1; i >= 0; i--) { // small terms first
      law[i] = StrictMath.pow(i + 1, -exponent);
      sum += law[i];
    }
    for (int i = 0; i < types; i++) {
      law[i] /= sum;
    }
    return law;
  }

  /** {@code S = sum p^2}, in (0, 1]. */
  public static double sumP2(double[] law) {
    double sum = 0;
    for (double p : law) {
      sum += p * p;
    }
    return sum;
  }

  /** Entropy {@code -sum p ln p} in nats. */
  public static double entropy(double[] law) {
    double sum = 0;
    for (double p : law) {
      sum -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return sum;
  }
}
