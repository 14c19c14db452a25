package org.collapselab.generator.decode;

import java.util.Arrays;
import org.collapselab.trainer.model.Law;

/** Keeps the most probable tokens of a law: ties go to the lower id, and the order stays. */
final class Truncation {

  /**
   * Rounding allowed if a sum of probabilities has to reach a bound: nine tokens of probability 0.1
   * reach 0.9, although their sum in doubles does not.
   */
  static final double ROUNDING = 1e-12;

  private static final int BUCKETS = 8 * 64 + 1;

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
    keep(law, Math.max(mass - ROUNDING, mass / 2), true);
  }

  /** Keeps the tokens whose weight is at least a bound; does not normalise. */
  static void keepAbove(Law law, double bound) {
    filter(law, bound, law.size);
  }

  /**
   * Finds the smallest weight kept and how many of the tokens that have it are kept, then filters
   * the law in its own order. A histogram over powers of 2^(1/8) finds where the cut lies in one
   * pass without branches; quickselect goes on among the few weights there. A small law is left to
   * quickselect.
   */
  private static void keep(Law law, double target, boolean mass) {
    if (law.size <= BUCKETS) {
      double[] weights = law.room(law.size);
      System.arraycopy(law.p, 0, weights, 0, law.size);
      select(law, weights, 0, law.size, 0, target, mass);
      return;
    }
    double[] room = law.room(BUCKETS + law.size); // the histogram, then the weights at the cut
    Arrays.fill(room, 0, BUCKETS, 0);
    for (int i = 0; i < law.size; i++) {
      room[bucket(law.p[i])] += mass ? law.p[i] : 1;
    }
    int cut = BUCKETS - 1;
    double before = 0; // mass or count of the tokens surely kept
    while (cut > 0 && before + room[cut] < target) {
      before += room[cut--];
    }
    int size = 0;
    for (int i = 0; i < law.size; i++) {
      if (bucket(law.p[i]) == cut) {
        room[BUCKETS + size++] = law.p[i];
      }
    }
    select(law, room, BUCKETS, BUCKETS + size, before, target, mass);
  }

  /** Eighths of octaves of (2^-64, 1], everything below in bucket 0. */
  private static int bucket(double weight) {
    int eighth = (int) (Double.doubleToRawLongBits(weight) >>> 49) - 8 * (1023 - 64);
    return Math.min(Math.max(eighth, 0), BUCKETS - 1);
  }

  /** Quickselect among the weights in [low, high), in descending order. */
  private static void select(
      Law law, double[] weights, int low, int high, double before, double target, boolean mass) {
    double smallest = low < high ? weights[low] : 0;
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
      smallest = pivot;
      low = below;
    }
    // Rounding left the sum below the target: the cut is below all of these weights.
    filter(law, smallest, law.size);
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
