package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Several models that write into one pool, from which each then draws its own training text.
 *
 * @param within A: expected S of one model's law
 * @param between B: expected {@code sum p p'} of two models' laws; 1 - B / A measures how far they
 *     differ
 */
record SharedPoolLaw(double within, double between) {

  /**
   * The expected state after a number of generations (H7f): with {@code o = A (1 - 1/n) + 1/n}, the
   * pool's S is {@code P = o/m + (1 - 1/m) B}, then {@code A' = P (1 - 1/n) + 1/n} and {@code B' =
   * P}; all models start at one law. Exact.
   *
   * @param s0 S of the first law
   * @param models m, at least 1
   * @param n tokens that each model writes and draws, at least 1
   * @param generations at least 0
   */
  static SharedPoolLaw after(double s0, int models, long n, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(1, models, "models");
    Require.atLeast(0, generations, "generations");
    double within = s0;
    double between = s0;
    for (int g = 0; g < generations; g++) {
      double written = SumP2Laws.replace(within, n, 1); // o
      double pool = written / models + (1 - 1.0 / models) * between; // P
      within = SumP2Laws.replace(pool, n, 1);
      between = pool;
    }
    return new SharedPoolLaw(within, between);
  }
}
