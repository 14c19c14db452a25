package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * The law of end tokens under {@code replace} with a unigram model, an end token of probability e
 * and a budget of D documents. T = 1/e is the mean length of a document with its end. The mean
 * length is unbiased, {@code E T_k = T_0}; the end probability is not.
 */
public final class EndTokenLaw {

  private EndTokenLaw() {}

  /**
   * Expected {@code T_k (T_k - 1) = T_0 (T_0 - 1) (1 + 1/D)^k}. Exact; the variance of T_k follows
   * with {@code E T_k}.
   *
   * @param length T_0, at least 1
   * @param documents D, at least 1
   * @param generations resamplings k, at least 0
   */
  public static double lengthPairs(double length, long documents, int generations) {
    Require.atLeast(1, (long) Math.floor(length), "a mean length with its end");
    Require.atLeast(1, documents, "documents");
    Require.atLeast(0, generations, "generations");
    return length * (length - 1) * StrictMath.pow(1 + 1.0 / documents, generations);
  }
}
