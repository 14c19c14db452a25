package org.collapselab.metrics.vectors;

/**
 * First and second moments of vectors, from two passes over the rows in a fixed order; time is
 * linear in rows times squared dimensions.
 *
 * @param size number of rows
 * @param mean mean row, shape (dimensions); of no rows, none
 * @param scatter sum of the outer products of the rows less their mean, shape (dimensions,
 *     dimensions)
 */
public record Moments(int size, double[] mean, double[][] scatter) {

  private static final int BLOCK = 4;

  static Moments of(Features features) {
    int d = features.dimensions();
    int n = features.size();
    double[] mean = new double[d];
    double[] row = new double[d];
    for (int i = 0; i < n; i++) {
      features.row(i, row);
      for (int k = 0; k < d; k++) {
        mean[k] += row[k];
      }
    }
    for (int k = 0; k < d; k++) {
      mean[k] /= n;
    }
    double[][] scatter = new double[d][d];
    double[][] block = new double[BLOCK][d];
    for (int i = 0; i < n; i += BLOCK) {
      for (int b = 0; b < BLOCK; b++) {
        centred(features, i + b, mean, block[b]);
      }
      add(block[0], block[1], block[2], block[3], scatter);
    }
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < k; l++) {
        scatter[k][l] = scatter[l][k];
      }
    }
    return new Moments(n, mean, scatter);
  }

  /** A row less the mean; zeros after the last. */
  private static void centred(Features features, int i, double[] mean, double[] row) {
    if (i < features.size()) {
      features.row(i, row);
    }
    for (int k = 0; k < mean.length; k++) {
      row[k] = i < features.size() ? row[k] - mean[k] : 0;
    }
  }

  /** Adds the outer products of four rows to an upper triangle. */
  private static void add(double[] a, double[] b, double[] c, double[] e, double[][] scatter) {
    for (int k = 0; k < a.length; k++) {
      double[] line = scatter[k];
      double ak = a[k];
      double bk = b[k];
      double ck = c[k];
      double ek = e[k];
      for (int l = k; l < line.length; l++) {
        line[l] += ak * a[l] + bk * b[l] + ck * c[l] + ek * e[l];
      }
    }
  }

  /** Number of dimensions. */
  int dimensions() {
    return mean.length;
  }

  /** Covariance with divisor n - 1, shape (dimensions, dimensions); at least 2 rows. */
  public double[][] covariance() {
    double[][] covariance = new double[mean.length][mean.length];
    for (int k = 0; k < mean.length; k++) {
      for (int l = 0; l < mean.length; l++) {
        covariance[k][l] = scatter[k][l] / (size - 1);
      }
    }
    return covariance;
  }

  /** Mean outer product of the rows as they are, shape (dimensions, dimensions). */
  public double[][] gram() {
    double[][] gram = new double[mean.length][mean.length];
    for (int k = 0; k < mean.length; k++) {
      for (int l = 0; l < mean.length; l++) {
        gram[k][l] = scatter[k][l] / size + mean[k] * mean[l];
      }
    }
    return gram;
  }
}
