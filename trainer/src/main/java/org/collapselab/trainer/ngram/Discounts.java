package org.collapselab.trainer.ngram;

import java.io.Serializable;

/**
 * The discounts of one order of modified Kneser-Ney: what is taken off a count of 1, 2, and 3 or
 * more. {@code D_k = k - (k + 1) Y n_{k+1} / n_k}, {@code Y = n_1 / (n_1 + 2 n_2)}, with n_k the
 * number of types of (adjusted) count k. Chen and Goodman (1999), eq. (26).
 *
 * @param amounts shape (4): by count, 0, 1, 2, 3 or more
 * @param fallback why the amounts are 0.5, 1, 1.5 instead; empty if eq. (26) gave them
 */
record Discounts(double[] amounts, String fallback) implements Serializable {

  /** No discount at all. */
  static final Discounts NONE = new Discounts(new double[4], "");

  /**
   * The discounts of an order; undefined ones as KenLM decides ({@code lm/builder/adjust_counts}):
   * if no type has count 1, 2 or 3, or an amount is outside [0, count].
   *
   * @param n shape (5): number of types of count 0 (unused), 1, 2, 3, 4
   */
  static Discounts of(int order, long[] n) {
    for (int k = 1; k <= 3; k++) {
      if (n[k] == 0) {
        return fallback(
            "no %d-gram has the adjusted count %d, so Kneser-Ney discounts are undefined"
                .formatted(order, k));
      }
    }
    double y = n[1] / (n[1] + 2.0 * n[2]);
    double[] amounts = new double[4];
    for (int k = 1; k <= 3; k++) {
      amounts[k] = k - (k + 1) * y * n[k + 1] / n[k];
      if (amounts[k] < 0 || amounts[k] > k) {
        return fallback(
            "the discount of %d-grams of adjusted count %d must be in [0, %d], but was %.4f"
                .formatted(order, k, k, amounts[k]));
      }
    }
    return new Discounts(amounts, "");
  }

  private static Discounts fallback(String reason) {
    return new Discounts(
        new double[] {0, 0.5, 1, 1.5}, reason + "; using the fallback 0.5, 1, 1.5");
  }

  /** What is taken off a count. */
  double of(long count) {
    return amounts[(int) Math.min(count, 3)];
  }
}
