package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Regime {@code replace} with a decoding that sharpens the law, in the limit of infinite samples.
 */
final class TemperatureLaw {

  private TemperatureLaw() {}

  /**
   * The law after a number of generations at one temperature (H19): {@code p_t ~ p_0^(tau^-t)}.
   * Exact for infinite samples. Top-k and min-p reach their fixed support in one generation.
   *
   * @param law shape (types)
   * @param temperature tau, above 0
   * @param generations at least 0
   * @return shape (types)
   */
  static double[] law(double[] law, double temperature, int generations) {
    Require.law(law);
    Require.atLeast(0, generations, "generations");
    Require.that(temperature > 0, "temperature must be above 0, but was %s", temperature);
    double exponent = StrictMath.pow(temperature, -generations);
    double top = 0;
    for (double p : law) {
      top = Math.max(top, p);
    }
    double[] powers = new double[law.length];
    double sum = 0;
    for (int i = 0; i < law.length; i++) {
      powers[i] = StrictMath.pow(law[i] / top, exponent); // relative to the largest: no underflow
      sum += powers[i];
    }
    for (int i = 0; i < law.length; i++) {
      powers[i] /= sum;
    }
    return powers;
  }

  /**
   * Most types that repeated nucleus decoding can end with (H19): fewer than {@code 1 / (1 - P)},
   * each of probability above 1 - P.
   *
   * @param nucleus P, in (0, 1)
   */
  static long nucleusTypes(double nucleus) {
    Require.that(nucleus > 0 && nucleus < 1, "a nucleus must be in (0, 1), but was %s", nucleus);
    double bound = 1 / (1 - nucleus);
    double whole = Math.rint(bound);
    // 1 - 0.9 is not quite 0.1: a bound this close to a whole number is that number.
    return Math.abs(bound - whole) < 1e-9 * whole ? (long) whole - 1 : (long) Math.floor(bound);
  }
}
