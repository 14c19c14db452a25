package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Regime {@code replace}: every model is fitted on n tokens that the model before it wrote. Neutral
 * genetic drift, the Wright-Fisher process.
 */
public final class ReplaceLaw {

  private ReplaceLaw() {}

  /**
   * Expected S after a number of resamplings (H1): {@code E S_m = 1 - (1 - 1/n)^m (1 - S_0)}.
   * Exact. Seddik et al. (2024), "How bad is training on synthetic data?", theorem 1,
   * arXiv:2404.05090.
   *
   * @param s0 S of the first law
   * @param n tokens a generation, at least 1
   * @param generations resamplings m, at least 0
   */
  public static double sumP2(double s0, long n, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(1, n, "tokens");
    Require.atLeast(0, generations, "generations");
    return 1 - StrictMath.pow(1 - 1.0 / n, generations) * (1 - s0);
  }

  /**
   * Expected S after resamplings of given sizes (H7e): {@code E(1 - S) = (1 - S_0) prod (1 - 1 /
   * n_t)}. Exact. Diversity survives for ever iff {@code sum 1 / n_t} converges.
   *
   * @param sizes tokens of each generation, shape (generations)
   */
  public static double sumP2(double s0, long[] sizes) {
    Require.probability(s0, "S");
    double diversity = 1 - s0;
    for (long n : sizes) {
      Require.atLeast(1, n, "tokens");
      diversity *= 1 - 1.0 / n;
    }
    return 1 - diversity;
  }

  /**
   * Probability that a type is the only one left in the end (H2): its first probability, {@code
   * P(limit = delta_i) = p_i}. Exact. Seddik et al. (2024), proposition 1.
   */
  public static double fixation(double p) {
    Require.probability(p, "a first probability");
    return p;
  }
}
