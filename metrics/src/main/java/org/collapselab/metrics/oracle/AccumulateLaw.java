package org.collapselab.metrics.oracle;

import java.util.Arrays;
import org.collapselab.trainer.settings.Require;

/** Regime {@code accumulate}: every model is fitted on all text so far, and adds a batch to it. */
public final class AccumulateLaw {

  private AccumulateLaw() {}

  /**
   * Expected S of the pool (H5): {@code E(1 - S_t) = (1 - S_D0) prod_j (1 - n_j / M_j^2)} with M_j
   * the size of the pool after batch j. Exact; derived by {@code E sum p' p' = [(M_j^2 - n_j) S +
   * n_j] / M_j^2}.
   *
   * @param firstPool S of the first pool; a pool drawn from a known source of S_0 has expected
   *     {@code ReplaceLaw.sumP2(S_0, first, 1)}
   * @param first tokens of the first pool, at least 1
   * @param batches tokens of each later batch, shape (batches)
   */
  public static double sumP2(double firstPool, long first, long[] batches) {
    Require.probability(firstPool, "S");
    Require.atLeast(1, first, "tokens of the first pool");
    double diversity = 1 - firstPool;
    double pool = first;
    for (long n : batches) {
      Require.atLeast(0, n, "tokens of a batch");
      pool += n;
      diversity *= 1 - n / (pool * pool);
    }
    return 1 - diversity;
  }

  /**
   * Expected S of a pool of equal batches, the first drawn from a known source: {@code E(1 - S_t) =
   * (1 - S_0) prod_{i <= t} (1 - 1 / (n i^2))}. Exact.
   *
   * @param s0 S of the source
   * @param n tokens of every batch, at least 1
   * @param batches batches t in the pool, the first included, at least 1
   */
  public static double sumP2(double s0, long n, int batches) {
    Require.atLeast(1, batches, "batches");
    long[] later = new long[batches - 1];
    Arrays.fill(later, n);
    return sumP2(ReplaceLaw.sumP2(s0, n, 1), n, later);
  }
}
