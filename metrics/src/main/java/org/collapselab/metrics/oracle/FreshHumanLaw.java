package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Regime {@code fresh}: a share of the tokens of every generation is new human text, drawn from the
 * source itself. Whether each token is human by chance or the numbers are fixed makes two laws;
 * both are exact. Migration from a mainland, in population genetics.
 */
public final class FreshHumanLaw {

  private FreshHumanLaw() {}

  /**
   * Expected S if each of n tokens is human with probability f (H7b, iid): {@code S' = (1 - 1/n)
   * [(1-f)^2 S + (1 - (1-f)^2) S_0] + 1/n}, from S_0.
   *
   * @param s0 S of the source
   * @param n tokens a generation, at least 1
   * @param share f, in [0, 1]
   * @param generations at least 0
   */
  public static double iid(double s0, long n, double share, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(1, n, "tokens");
    Require.probability(share, "the human share");
    Require.atLeast(0, generations, "generations");
    double kept = (1 - share) * (1 - share);
    double s = s0;
    for (int g = 0; g < generations; g++) {
      s = ReplaceLaw.sumP2(kept * s + (1 - kept) * s0, n, 1);
    }
    return s;
  }

  /**
   * Expected S if n_r tokens are human and n_s are not (H7b, stratified): {@code S' = a^2 [(1 -
   * 1/n_s) S + 1/n_s] + (1-a)^2 [(1 - 1/n_r) S_0 + 1/n_r] + 2 a (1-a) S_0} with {@code a = n_s /
   * (n_r + n_s)}, from S_0.
   *
   * @param s0 S of the source
   * @param human n_r, at least 1
   * @param synthetic n_s, at least 1
   * @param generations at least 0
   */
  public static double stratified(double s0, long human, long synthetic, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(1, human, "human tokens");
    Require.atLeast(1, synthetic, "synthetic tokens");
    Require.atLeast(0, generations, "generations");
    double a = (double) synthetic / (human + synthetic);
    double s = s0;
    for (int g = 0; g < generations; g++) {
      s =
          a * a * ReplaceLaw.sumP2(s, synthetic, 1)
              + (1 - a) * (1 - a) * ReplaceLaw.sumP2(s0, human, 1)
              + 2 * a * (1 - a) * s0;
    }
    return s;
  }
}
