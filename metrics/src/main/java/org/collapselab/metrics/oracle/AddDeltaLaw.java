package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Regime {@code replace} under add-delta smoothing, {@code p_i = (c_i + delta) / (n + delta s)}:
 * mutation towards the uniform law at rate {@code u = delta s / (n + delta s)} per token.
 */
public final class AddDeltaLaw {

  private AddDeltaLaw() {}

  /**
   * Expected S of the smoothed law (H7d): {@code S' = (1-u)^2 [(1 - 1/n) S + 1/n] + 2u(1-u)/s +
   * u^2/s}. Exact.
   *
   * @param s0 S of the first law, as it is sampled from
   * @param delta at least 0
   * @param types s, the types that are smoothed over, at least 1
   * @param n tokens a generation, at least 1
   * @param generations at least 0
   */
  public static double sumP2(double s0, double delta, long types, long n, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(0, generations, "generations");
    double u = rate(delta, types, n);
    double s = s0;
    for (int g = 0; g < generations; g++) {
      s = (1 - u) * (1 - u) * ReplaceLaw.sumP2(s, n, 1) + (2 - u) * u / types;
    }
    return s;
  }

  private static double rate(double delta, long types, long n) {
    Require.atLeast(1, types, "types");
    Require.atLeast(1, n, "tokens");
    Require.that(delta >= 0, "delta must be at least 0, but was %s", delta);
    return delta * types / (n + delta * types);
  }
}
