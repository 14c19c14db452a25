package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Regime {@code accumulate-subsample}: the pool grows by n tokens a generation, and every model is
 * fitted on n tokens drawn from the pool without replacement.
 */
public final class AccumulateSubsampleLaw {

  private AccumulateSubsampleLaw() {}

  /**
   * Expected S of the model fitted on the subsample of a pool of t batches, the first drawn from a
   * known source (H6). Exact recursion on B, the expected S of the pool.
   *
   * @param s0 S of the source
   * @param n tokens of every batch and every subsample, at least 2
   * @param batches batches t in the pool, at least 1
   */
  public static double sumP2(double s0, long n, int batches) {
    Require.probability(s0, "S");
    Require.atLeast(2, n, "tokens");
    Require.atLeast(1, batches, "batches");
    double pool = ReplaceLaw.sumP2(s0, n, 1); // B_1
    for (double t = 1; t < batches; t++) {
      double batch = ReplaceLaw.sumP2(subsample(pool, n, t), n, 1); // F, of the new batch
      // Pool and subsample agree with probability B_t: the subsample is unbiased given the pool.
      pool = (t * t * pool + 2 * t * pool + batch) / ((t + 1) * (t + 1)); // B_{t+1}
    }
    return subsample(pool, n, batches);
  }

  private static double subsample(double pool, double n, double t) {
    double pairs = (t * n * pool - 1) / (t * n - 1); // G_t: two different tokens of the pool agree
    return 1 / n + (1 - 1 / n) * pairs;
  }
}
