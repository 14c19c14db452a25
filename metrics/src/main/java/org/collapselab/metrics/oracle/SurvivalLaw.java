package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * The types that are still alive under {@code replace}, n tokens a generation: those of small
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

  /**
   * Expected number of types alive after k resamplings, the sum of {@link #lower} over types:
   * asymptotic in n, checked on text to three digits.
   *
   * @param law shape (types)
   */
  public static double expectedTypes(double[] law, long n, int k) {
    double sum = 0;
    for (double p : law) {
      sum += lower(p, n, k);
    }
    return sum;
  }

  /**
   * Expected first mass of the types that are dead after k resamplings (H16): {@code sum p exp(-n p
   * g_k)}, the test error of a memorising learner; asymptotic in n. Under Zipf's law of exponent b
   * the first generation's falls as {@code n^-(1 - 1/b)}, and later ones rise from there. Dohmatob
   * et al. (2024), "A tale of tails", arXiv:2402.07043.
   *
   * @param law shape (types)
   */
  public static double lostMass(double[] law, long n, int k) {
    Require.atLeast(1, n, "tokens");
    double rate = n * g(k);
    double sum = 0;
    for (double p : law) {
      sum += p * StrictMath.exp(-rate * p);
    }
    return sum;
  }

  /**
   * Expected mass of the types that one sample of n tokens lacks: {@code sum p (1 - p)^n}. Exact.
   *
   * @param law shape (types)
   */
  public static double missingMass(double[] law, long n) {
    Require.atLeast(0, n, "tokens");
    double sum = 0;
    for (double p : law) {
      sum += p * StrictMath.exp(n * StrictMath.log1p(-p)); // p = 1 gives exp(-infinity)
    }
    return sum;
  }
}
