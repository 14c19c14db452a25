package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Regime {@code fixed-human}: every model is fitted on the same N human tokens and on n tokens that
 * the model before it wrote.
 */
public final class FixedHumanLaw {

  private FixedHumanLaw() {}

  /**
   * Expected S of the law that is fitted (H7): {@code S <- (1 - a^2) S_H + a^2 [(1 - 1/n) S + 1/n]}
   * with {@code a = n / (N + n)}, from S_H. Exact. Seddik et al. (2024), theorem 2, whose printed
   * equation (9) of version 1 differs by a sign.
   *
   * @param human S of the human tokens; drawn from a source of S_0, {@code ReplaceLaw.sumP2(S_0, N,
   *     1)} in expectation
   * @param humanTokens N, at least 1
   * @param n synthetic tokens, at least 1
   * @param generations fits after the first, which is on the human tokens alone
   */
  public static double sumP2(double human, long humanTokens, long n, int generations) {
    Require.probability(human, "S");
    Require.atLeast(1, humanTokens, "human tokens");
    Require.atLeast(1, n, "synthetic tokens");
    Require.atLeast(0, generations, "generations");
    double a = (double) n / (humanTokens + n);
    double s = human;
    for (int g = 0; g < generations; g++) {
      s = (1 - a * a) * human + a * a * ReplaceLaw.sumP2(s, n, 1);
    }
    return s;
  }
}
