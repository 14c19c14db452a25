package org.collapselab.metrics.feature;

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
}
