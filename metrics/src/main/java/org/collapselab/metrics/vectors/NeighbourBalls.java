package org.collapselab.metrics.vectors;

import java.util.Arrays;

/**
 * Vectors, each with a ball that reaches to its k-th nearest other vector. Time follows the squared
 * number of vectors.
 *
 * @param rows shape (n, dimensions)
 * @param radii squared, shape (n)
 */
public record NeighbourBalls(double[][] rows, double[] radii) {

  /**
   * Balls around vectors.
   *
   * @param k below the number of vectors
   */
  public static NeighbourBalls of(double[][] rows, int k) {
    VectorColumns columns = new VectorColumns(rows);
    double[][] nearest = new double[rows.length][k]; // ascending
    for (double[] distances : nearest) {
      Arrays.fill(distances, Double.POSITIVE_INFINITY);
    }
    double[] squared = new double[VectorColumns.TILE];
    for (int tile = 0; tile < columns.tiles(); tile++) {
      int first = tile * VectorColumns.TILE;
      for (int i = 0; i < rows.length; i++) {
        columns.distances(rows[i], tile, squared);
        for (int j = 0; j < columns.width(tile); j++) {
          if (squared[j] < nearest[i][k - 1] && first + j != i) {
            insert(squared[j], nearest[i]);
          }
        }
      }
    }
    double[] radii = new double[rows.length];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = nearest[i][k - 1];
    }
    return new NeighbourBalls(rows, radii);
  }

  private static void insert(double distance, double[] ascending) {
    int at = ascending.length - 1;
    while (at > 0 && ascending[at - 1] > distance) {
      ascending[at] = ascending[at - 1];
      at--;
    }
    ascending[at] = distance;
  }

  /** Number of balls. */
  public int size() {
    return radii.length;
  }
}
