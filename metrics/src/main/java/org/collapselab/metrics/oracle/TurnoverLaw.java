package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Regime {@code turnover}: of a pool of M tokens a random M - m stay, and m tokens drawn from the
 * model fitted on the whole pool replace the others. Overlapping generations: Moran's process for m
 * = 1, Wright and Fisher's for m = M.
 */
public final class TurnoverLaw {

  private TurnoverLaw() {}

  /**
   * Expected S of the pool (H7c): {@code E(1 - S') = (1 - S) [1 - ((M-m) m / (M-1) + m) / M^2]}.
   * Exact. Riis (2026).
   *
   * @param pool S of the first pool, as it is
   * @param tokens M, at least 2
   * @param replaced m, in [0, M]
   * @param generations at least 0
   */
  public static double sumP2(double pool, long tokens, long replaced, int generations) {
    Require.probability(pool, "S");
    Require.atLeast(2, tokens, "tokens");
    Require.atLeast(0, replaced, "replaced tokens");
    Require.atLeast(0, tokens - replaced, "tokens that stay");
    Require.atLeast(0, generations, "generations");
    double size = tokens;
    double m = replaced;
    double factor = 1 - ((size - m) * m / (size - 1) + m) / (size * size);
    return 1 - StrictMath.pow(factor, generations) * (1 - pool);
  }
}
