package org.collapselab.metrics.feature;

import java.util.Arrays;

/** Distances between the directions of vectors, {@code 1 - cosine}. */
final class Cosines {

  private Cosines() {}

  /**
   * Mean over all pairs, a vector with itself included: {@code 1 - |sum of unit rows|^2 / n^2}, in
   * [0, 1]. Remote clique; internal diversity of the cosine kernel.
   */
  static double meanDistance(Features features) {
    double[] mean = features.normalised().mean();
    double squares = 0;
    for (double x : mean) {
      squares += x * x;
    }
    return 1 - squares;
  }

  /** Mean distance to the nearest other vector, in [0, 2]; at least 2 vectors. Quadratic time. */
  static double chamfer(Features features) {
    double[][] rows = features.normalised().rows();
    double[] nearest = new double[rows.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < i; j++) {
        double cosine = 0;
        for (int k = 0; k < rows[i].length; k++) {
          cosine += rows[i][k] * rows[j][k];
        }
        nearest[i] = Math.min(nearest[i], 1 - cosine);
        nearest[j] = Math.min(nearest[j], 1 - cosine);
      }
    }
    double sum = 0;
    for (double distance : nearest) {
      sum += distance;
    }
    return sum / nearest.length;
  }
}
