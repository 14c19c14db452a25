package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Expected {@code S = sum p^2} under each regime, for a unigram model of maximum likelihood or with
 * add-delta smoothing. All laws are exact; H1 to H7e are their names in docs/theory.md.
 */
public final class SumP2Laws {

  private SumP2Laws() {}

  /**
   * {@code replace} (H1): every model is fitted on n tokens that the model before it wrote, {@code
   * E S_m = 1 - (1 - 1/n)^m (1 - S_0)}. Neutral genetic drift, the Wright-Fisher process. Seddik et
   * al. (2024), "How bad is training on synthetic data?", theorem 1, arXiv:2404.05090.
   *
   * @param s0 S of the first law
   * @param n tokens a generation, at least 1
   * @param generations resamplings m, at least 0
   */
  public static double replace(double s0, long n, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(1, n, "tokens");
    Require.atLeast(0, generations, "generations");
    return 1 - StrictMath.pow(1 - 1.0 / n, generations) * (1 - s0);
  }

  /**
   * {@code replace} with texts of given sizes (H7e): {@code E(1 - S) = (1 - S_0) prod (1 - 1 /
   * n_t)}. Diversity survives for ever iff {@code sum 1 / n_t} converges.
   *
   * @param s0 S of the first law
   * @param sizes tokens of each generation, at least 1, shape (generations)
   */
  public static double replace(double s0, long[] sizes) {
    Require.probability(s0, "S");
    double diversity = 1 - s0;
    for (long n : sizes) {
      Require.atLeast(1, n, "tokens");
      diversity *= 1 - 1.0 / n;
    }
    return 1 - diversity;
  }

  /**
   * {@code replace} with add-delta smoothing, {@code p_i = (c_i + delta) / (n + delta s)} (H7d):
   * mutation towards the uniform law at rate {@code u = delta s / (n + delta s)} per token. S of
   * the smoothed law: {@code S' = (1-u)^2 [(1 - 1/n) S + 1/n] + 2u(1-u)/s + u^2/s}.
   *
   * @param s0 S of the first law, as it is sampled from
   * @param delta at least 0
   * @param types s, the types that are smoothed over, at least 1
   * @param n tokens a generation, at least 1
   * @param generations at least 0
   */
  public static double addDelta(double s0, double delta, long types, long n, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(1, n, "tokens");
    Require.atLeast(0, generations, "generations");
    Require.atLeast(1, types, "types");
    Require.that(delta >= 0, "delta must be at least 0, but was %s", delta);
    double u = delta * types / (n + delta * types);
    double s = s0;
    for (int g = 0; g < generations; g++) {
      s = (1 - u) * (1 - u) * replace(s, n, 1) + (2 - u) * u / types;
    }
    return s;
  }

  /**
   * {@code accumulate} (H5): every model is fitted on all text so far and adds a batch to it. S of
   * the pool: {@code E(1 - S_t) = (1 - S_D0) prod_j (1 - n_j / M_j^2)} with M_j the size of the
   * pool after batch j; derived by {@code E sum p' p' = [(M_j^2 - n_j) S + n_j] / M_j^2}.
   *
   * @param firstPool S of the first pool; a pool drawn from a known source of S_0 has expected
   *     {@code replace(S_0, first, 1)}
   * @param first tokens of the first pool, at least 1
   * @param batches tokens of each later batch, at least 0, shape (batches)
   */
  public static double accumulate(double firstPool, long first, long[] batches) {
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
   * {@code accumulate-subsample} (H6): a pool grows by n tokens a generation, and every model is
   * fitted on n tokens drawn from the pool without replacement. S of that subsample, by a recursion
   * on B, the expected S of the pool.
   *
   * @param s0 S of the source of the first batch
   * @param n tokens of every batch and every subsample, at least 2
   * @param batches batches t in the pool, at least 1
   */
  public static double accumulateSubsample(double s0, long n, int batches) {
    Require.probability(s0, "S");
    Require.atLeast(2, n, "tokens");
    Require.atLeast(1, batches, "batches");
    double pool = replace(s0, n, 1); // B_1
    for (double t = 1; t < batches; t++) {
      double batch = replace(subsample(pool, n, t), n, 1); // F, of the new batch
      // Pool and subsample agree with probability B_t: the subsample is unbiased given the pool.
      pool = (t * t * pool + 2 * t * pool + batch) / ((t + 1) * (t + 1)); // B_{t+1}
    }
    return subsample(pool, n, batches);
  }

  private static double subsample(double pool, double n, double t) {
    double pairs = (t * n * pool - 1) / (t * n - 1); // G_t: two different tokens of the pool agree
    return 1 / n + (1 - 1 / n) * pairs;
  }

  /**
   * {@code fixed-human} (H7): every model is fitted on the same N human tokens and on n tokens that
   * the model before it wrote, {@code S <- (1 - a^2) S_H + a^2 [(1 - 1/n) S + 1/n]} with {@code a =
   * n / (N + n)}, from S_H. Seddik et al. (2024), theorem 2, whose printed equation (9) of version
   * 1 differs by a sign.
   *
   * @param human S of the human tokens; drawn from a source of S_0, {@code replace(S_0, N, 1)} in
   *     expectation
   * @param humanTokens N, at least 1
   * @param n synthetic tokens, at least 1
   * @param generations fits after the first, which is on the human tokens alone
   */
  public static double fixedHuman(double human, long humanTokens, long n, int generations) {
    Require.probability(human, "S");
    Require.atLeast(1, humanTokens, "human tokens");
    Require.atLeast(1, n, "synthetic tokens");
    Require.atLeast(0, generations, "generations");
    double a = (double) n / (humanTokens + n);
    double s = human;
    for (int g = 0; g < generations; g++) {
      s = (1 - a * a) * human + a * a * replace(s, n, 1);
    }
    return s;
  }

  /**
   * {@code fresh} (H7b, iid): each of n tokens is new human text with probability f, drawn from the
   * source itself, {@code S' = (1 - 1/n) [(1-f)^2 S + (1 - (1-f)^2) S_0] + 1/n}, from S_0.
   * Migration from a mainland, in population genetics.
   *
   * @param s0 S of the source
   * @param n tokens a generation, at least 1
   * @param share f, in [0, 1]
   * @param generations at least 0
   */
  public static double freshIid(double s0, long n, double share, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(1, n, "tokens");
    Require.probability(share, "the human share");
    Require.atLeast(0, generations, "generations");
    double kept = (1 - share) * (1 - share);
    double s = s0;
    for (int g = 0; g < generations; g++) {
      s = replace(kept * s + (1 - kept) * s0, n, 1);
    }
    return s;
  }

  /**
   * {@code fresh} (H7b, stratified): n_r tokens are new human text and n_s are not, {@code S' = a^2
   * [(1 - 1/n_s) S + 1/n_s] + (1-a)^2 [(1 - 1/n_r) S_0 + 1/n_r] + 2 a (1-a) S_0} with {@code a =
   * n_s / (n_r + n_s)}, from S_0.
   *
   * @param s0 S of the source
   * @param human n_r, at least 1
   * @param synthetic n_s, at least 1
   * @param generations at least 0
   */
  public static double freshStratified(double s0, long human, long synthetic, int generations) {
    Require.probability(s0, "S");
    Require.atLeast(1, human, "human tokens");
    Require.atLeast(1, synthetic, "synthetic tokens");
    Require.atLeast(0, generations, "generations");
    double a = (double) synthetic / (human + synthetic);
    double s = s0;
    for (int g = 0; g < generations; g++) {
      s =
          a * a * replace(s, synthetic, 1)
              + (1 - a) * (1 - a) * replace(s0, human, 1)
              + 2 * a * (1 - a) * s0;
    }
    return s;
  }

  /**
   * {@code turnover} (H7c): of a pool of M tokens a random M - m stay, and m tokens drawn from the
   * model fitted on the whole pool replace the others, {@code E(1 - S') = (1 - S) [1 - ((M-m) m /
   * (M-1) + m) / M^2]}. Moran's process for m = 1, Wright and Fisher's for m = M. Riis (2026).
   *
   * @param pool S of the first pool, as it is
   * @param tokens M, at least 2
   * @param replaced m, in [0, M]
   * @param generations at least 0
   */
  public static double turnover(double pool, long tokens, long replaced, int generations) {
    Require.probability(pool, "S");
    Require.atLeast(2, tokens, "tokens");
    Require.within(0, tokens, replaced, "replaced tokens");
    Require.atLeast(0, generations, "generations");
    double size = tokens;
    double m = replaced;
    double factor = 1 - ((size - m) * m / (size - 1) + m) / (size * size);
    return 1 - StrictMath.pow(factor, generations) * (1 - pool);
  }

  /**
   * Takes the place of S_0 if human tokens are drawn from a finite corpus without replacement and
   * used once: {@code (N S - 1) / (N - 1)}, the probability that two different tokens agree.
   *
   * @param s S of the corpus
   * @param tokens N, at least 2
   */
  public static double unused(double s, long tokens) {
    Require.probability(s, "S");
    Require.atLeast(2, tokens, "tokens of the corpus");
    return (tokens * s - 1) / (tokens - 1);
  }
}
