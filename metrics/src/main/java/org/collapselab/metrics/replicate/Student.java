package org.collapselab.metrics.replicate;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's t distribution: how far the mean of normal numbers lies from its expectation, in units
 * of its estimated standard error. Student (1908), Biometrika 6:1.
 */
public final class Student {

  private static final double UPPER = 0.975; // of a two-sided 95 % interval

  private Student() {}

  /**
   * The value that a share of the law lies below.
   *
   * @param degrees of freedom, at least 1
   * @param share in [0, 1]; infinite at the ends
   */
  public static double quantile(int degrees, double share) {
    return law(degrees).inverseCumulativeProbability(share);
  }

  /**
   * The t of a two-sided 95 % interval, the 0.975 quantile.
   *
   * @param degrees of freedom, at least 1
   */
  public static double quantile(int degrees) {
    return quantile(degrees, UPPER);
  }

  /**
   * Probability of at most t.
   *
   * @param degrees of freedom, at least 1
   */
  public static double probability(int degrees, double t) {
    return law(degrees).cumulativeProbability(t);
  }

  private static TDistribution law(int degrees) {
    return new TDistribution(null, degrees); // the default generator would be seeded by the clock
  }
}
