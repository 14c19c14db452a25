package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * The types that are still alive under {@code replace} with n tokens a generation: types of small
 * expected count {@code c = n p} behave as branching processes with Poisson offspring. Suresh et
 * al. (2025), "Rate of model collapse in recursive training", theorems 1 and 2, arXiv:2412.17646.
 * For small n, {@link BinomialChain} is exact.
 */
public final class SurvivalLaw {

  private SurvivalLaw() {}

  /**
   * {@code g_1 = 1, g_{k+1} = 1 - exp(-g_k)}: a type of expected count c is dead after k
   * resamplings with probability about {@code exp(-c g_k)}; g_k is about 2/k for large k.
   *
   * @param k resamplings, at least 1
   */
  public static double g(int k) {
    Require.atLeast(1, k, "resamplings");
    double g = 1;
    for (int i = 1; i < k; i++) {
      g = -StrictMath.expm1(-g);
    }
    return g;
  }

  /**
   * Lower bound of the probability that a type is alive after k resamplings (H4): {@code 1 - exp(-n
   * p g_k)}. For large n it is the accurate one.
   *
   * @param p probability of the type in the first law
   * @param n tokens a generation, at least 1
   * @param k resamplings, at least 1
   */
  public static double lower(double p, long n, int k) {
    Require.probability(p, "a first probability");
    Require.atLeast(1, n, "tokens");
    return -StrictMath.expm1(-n * p * g(k));
  }

  /**
   * Upper bound of the probability that a type is alive after k resamplings (H4): {@code 1 - max(0,
   * 1 - 3 n p^2 - 3 k p) exp(-n p g_k)}; often vacuous.
   */
  public static double upper(double p, long n, int k) {
    double factor = Math.max(0, 1 - 3 * n * p * p - 3 * k * p);
    return 1 - factor * (1 - lower(p, n, k));
  }
}
