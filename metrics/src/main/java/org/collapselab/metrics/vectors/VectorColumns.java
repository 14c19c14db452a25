package org.collapselab.metrics.vectors;

/**
 * Vectors laid out dimension by dimension, so that the squared distances of one vector to many are
 * computed side by side in vector registers. Every distance is summed in the order of its
 * dimensions: the bits are those of the plain loop.
 */
final class VectorColumns {

  /** Vectors in a tile; a tile of 64 dimensions fits a core's cache. */
  static final int TILE = 256;

  private final int size;
  private final int dimensions;
  private final double[] values; // by tile, dimension, vector

  /**
   * Lays out rows.
   *
   * @param rows shape (n, dimensions)
   */
  VectorColumns(double[][] rows) {
    size = rows.length;
    dimensions = size == 0 ? 0 : rows[0].length;
    values = new double[tiles() * dimensions * TILE];
    for (int i = 0; i < size; i++) {
      set(i, rows[i]);
    }
  }

  /** Replaces a vector. */
  void set(int i, double[] row) {
    int at = i / TILE * dimensions * TILE + i % TILE;
    for (int k = 0; k < dimensions; k++) {
      values[at + k * TILE] = row[k];
    }
  }

  int tiles() {
    return (size + TILE - 1) / TILE;
  }

  /** Vectors in a tile. */
  int width(int tile) {
    return Math.min(TILE, size - tile * TILE);
  }

  /**
   * Squared Euclidean distances of a vector to those of a tile.
   *
   * @param squared receives them, shape (TILE); what is past the last vector means nothing
   */
  void distances(double[] from, int tile, double[] squared) {
    for (int j = 0; j < TILE; j++) {
      squared[j] = 0;
    }
    int at = tile * dimensions * TILE;
    int k = 0;
    for (; k + 3 < dimensions; k += 4, at += 4 * TILE) {
      four(from[k], from[k + 1], from[k + 2], from[k + 3], at, squared);
    }
    for (; k < dimensions; k++, at += TILE) {
      for (int j = 0; j < TILE; j++) {
        double x = from[k] - values[at + j];
        squared[j] += x * x;
      }
    }
  }

  private void four(double a, double b, double c, double d, int at, double[] squared) {
    for (int j = 0; j < TILE; j++) {
      double w = a - values[at + j];
      double x = b - values[at + TILE + j];
      double y = c - values[at + 2 * TILE + j];
      double z = d - values[at + 3 * TILE + j];
      squared[j] = squared[j] + w * w + x * x + y * y + z * z;
    }
  }
}
