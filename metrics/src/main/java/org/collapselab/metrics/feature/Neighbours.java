package org.collapselab.metrics.feature;

import java.util.Arrays;

/**
 * Precision, recall, density and coverage of generated vectors against human ones, by balls around
 * each vector that reach to its k-th neighbour of the same set. Kynkaanniemi et al. (2019),
 * arXiv:1904.06991; Naeem et al. (2020), arXiv:2002.09797. Time and memory follow the product of
 * the sizes. Exact duplicates shrink balls to points.
 *
 * @param precision share of generated vectors in some human ball, in [0, 1]
 * @param recall share of human vectors in some generated ball, in [0, 1]
 * @param density human balls that a generated vector lies in, over k, on average; at least 0
 * @param coverage share of human balls with a generated vector in them, in [0, 1]
 */
record Neighbours(double precision, double recall, double density, double coverage) {

  /**
   * Compares two sets.
   *
   * @param k neighbours, below the size of either set
   */
  static Neighbours of(Features human, Features generated, int k) {
    double[] humanRadius = radii(human, k); // squared, as all distances here
    double[] generatedRadius = radii(generated, k);
    boolean[] recalled = new boolean[human.size()];
    boolean[] covered = new boolean[human.size()];
    long precise = 0;
    long inside = 0;
    for (int g = 0; g < generated.size(); g++) {
      boolean within = false;
      for (int h = 0; h < human.size(); h++) {
        double distance = distance(human.rows()[h], generated.rows()[g]);
        if (distance < humanRadius[h]) {
          within = true;
          covered[h] = true;
          inside++;
        }
        recalled[h] |= distance < generatedRadius[g];
      }
      precise += within ? 1 : 0;
    }
    return new Neighbours(
        (double) precise / generated.size(),
        share(recalled),
        (double) inside / k / generated.size(),
        share(covered));
  }

  private static double share(boolean[] flags) {
    int set = 0;
    for (boolean flag : flags) {
      set += flag ? 1 : 0;
    }
    return (double) set / flags.length;
  }

  /** Squared distance of every vector to its k-th neighbour, itself not counted. */
  private static double[] radii(Features features, int k) {
    double[] radii = new double[features.size()];
    double[] distances = new double[features.size()];
    for (int i = 0; i < radii.length; i++) {
      for (int j = 0; j < radii.length; j++) {
        distances[j] = distance(features.rows()[i], features.rows()[j]);
      }
      Arrays.sort(distances); // the first is the vector itself
      radii[i] = distances[k];
    }
    return radii;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return sum;
  }
}
