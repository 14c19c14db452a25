package org.collapselab.generator.decode;

import org.collapselab.trainer.model.Law;

/** Keeps the most probable tokens of a law: ties go to the lower id, and the order stays. */
final class Truncation {

  /**
   * Rounding allowed where a sum of probabilities has to reach a bound: nine tokens of probability
   * 0.1 reach 0.9, although their sum in doubles does not.
   */
  static final double ROUNDING = 1e-12;

  private Truncation() {}

  /** Keeps the {@code count} most probable tokens; does not normalise. Expected cost O(size). */
  static void keepCount(Law law, int count) {
    if (count < law.size) {
      keep(law, count, false);
    }
  }

  /**
   * Keeps the fewest most probable tokens whose weights sum to {@code mass}; does not normalise.
   * Expected cost O(size).
   */
  static void keepMass(Law law, double mass) {
    keep(law, mass - ROUNDING, true);
  }

  /** Keeps the tokens whose weight is at least a bound; does not normalise. */
  static void keepAbove(Law law, double bound) {
    int kept = 0;
    for (int i = 0; i < law.size; i++) {
      if (law.p[i] >= bound) {
        law.tokens[kept] = law.tokens[i];
        law.p[kept++] = law.p[i];
      }
    }
    law.size = kept;
  }

  /**
   * Quickselect on the weights alone: finds the smallest weight kept and how many of the tokens
   * that have it are kept; the law itself is then filtered in its own order.
   */
  private static void keep(Law law, double target, boolean mass) {
    double[] weights = law.room(law.size);
    System.arraycopy(law.p, 0, weights, 0, law.size);
    int low = 0;
    int high = law.size; // the cut is in [low, high) of the descending order
    double before = 0; // mass or count of the tokens above that range
    while (low < high) {
      double pivot = median(weights[low], weights[(low + high) >>> 1], weights[high - 1]);
      int above = low; // [low, above) > pivot
      int below = high; // [below, high) < pivot
      double sum = 0;
      for (int i = low; i < below; ) {
        double weight = weights[i];
        if (weight > pivot) {
          sum += mass ? weight : 1;
          weights[i++] = weights[above];
          weights[above++] = weight;
        } else if (weight < pivot) {
          weights[i] = weights[--below];
          weights[below] = weight;
        } else {
          i++;
        }
      }
      if (before + sum >= target) {
        high = above;
        continue;
      }
      before += sum;
      for (int ties = 1; ties <= below - above; ties++) {
        before += mass ? pivot : 1;
        if (before >= target) {
          filter(law, pivot, ties);
          return;
        }
      }
      low = below;
    }
    // Reached where rounding leaves the sum of all below the target: everything is kept.
  }

  private static void filter(Law law, double smallest, int ties) {
    int kept = 0;
    int left = ties;
    for (int i = 0; i < law.size; i++) {
      if (law.p[i] > smallest || (law.p[i] == smallest && left-- > 0)) {
        law.tokens[kept] = law.tokens[i];
        law.p[kept++] = law.p[i];
      }
    }
    law.size = kept;
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
