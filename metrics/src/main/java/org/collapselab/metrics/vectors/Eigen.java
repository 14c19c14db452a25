package org.collapselab.metrics.vectors;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a real symmetric matrix: Householder's tridiagonal form, then QL
 * steps with implicit shifts. Wilkinson and Reinsch (1971), Handbook for Automatic Computation II,
 * contributions II/2 and II/4. A subdiagonal entry is taken as 0 against the size of the whole
 * matrix, so that singular matrices converge like others. Time follows the cube of the dimensions.
 */
public final class Eigen {

  private static final double EPSILON = 0x1p-52;
  private static final int STEPS = 200; // two or three do for an eigenvalue

  private final double[] diagonal;
  private final double[] below; // subdiagonal; the last entry is 0
  private final double[][] vectors; // rows; none if only values are wanted

  private Eigen(double[][] symmetric, boolean withVectors) {
    int n = symmetric.length;
    diagonal = new double[n];
    below = new double[n];
    vectors = withVectors ? new double[n][n] : new double[0][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i][i] = 1;
    }
    double[][] work = new double[n][];
    for (int i = 0; i < n; i++) {
      work[i] = symmetric[i].clone();
    }
    tridiagonalise(work);
    diagonalise();
    cutRounding();
  }

  /**
   * Eigenvalues, descending; those within rounding of 0, {@code n 2^-52} of the largest size, are
   * 0. All are NaN if an entry is not finite.
   *
   * @param symmetric shape (n, n)
   */
  public static double[] values(double[][] symmetric) {
    if (!finite(symmetric)) {
      double[] undefined = new double[symmetric.length];
      Arrays.fill(undefined, Double.NaN);
      return undefined;
    }
    double[] ascending = new Eigen(symmetric, false).diagonal;
    Arrays.sort(ascending);
    double[] values = new double[ascending.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = ascending[values.length - 1 - i];
    }
    return values;
  }

  /**
   * Eigenvalues, descending, and their vectors.
   *
   * @param values shape (n)
   * @param vectors unit vectors, a row each, shape (n, n)
   */
  record Pairs(double[] values, double[][] vectors) {}

  /** Eigenvalues as {@link #values} and vectors of a symmetric matrix of finite numbers. */
  static Pairs pairs(double[][] symmetric) {
    Eigen found = new Eigen(symmetric, true);
    int n = symmetric.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(found.diagonal[j], found.diagonal[i]));
    double[] values = new double[n];
    double[][] vectors = new double[n][];
    for (int i = 0; i < n; i++) {
      values[i] = found.diagonal[order[i]];
      vectors[i] = found.vectors[order[i]];
    }
    return new Pairs(values, vectors);
  }

  static boolean finite(double[][] matrix) {
    for (double[] row : matrix) {
      for (double entry : row) {
        if (!Double.isFinite(entry)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Reflects row after row of a symmetric matrix to three diagonals. */
  private void tridiagonalise(double[][] a) {
    int n = a.length;
    double[] v = new double[n];
    double[] w = new double[n];
    for (int k = 0; k < n; k++) {
      diagonal[k] = a[k][k];
      if (k + 2 < n) {
        below[k] = reflector(a[k], k + 1, v);
        reflect(a, k + 1, v, w);
        if (vectors.length > 0) {
          reflectVectors(k + 1, v, w);
        }
      } else if (k + 1 < n) {
        below[k] = a[k][k + 1];
      }
    }
  }

  /**
   * Makes v, of squared length 2 from an index on, so that {@code I - v v'} takes the row's entries
   * from that index on to one entry, which it gives; v is 0 if they are that already.
   */
  private static double reflector(double[] row, int from, double[] v) {
    int n = row.length;
    double largest = 0;
    for (int i = from + 1; i < n; i++) {
      largest = Math.max(largest, Math.abs(row[i]));
    }
    Arrays.fill(v, 0);
    if (largest == 0) {
      return row[from];
    }
    largest = Math.max(largest, Math.abs(row[from]));
    double squares = 0;
    for (int i = from; i < n; i++) {
      v[i] = row[i] / largest; // no under- or overflow
      squares += v[i] * v[i];
    }
    double length = Math.sqrt(squares);
    double entry = v[from] > 0 ? -length : length;
    v[from] -= entry;
    double scale = 1 / Math.sqrt(-entry * v[from]); // v'v / 2 = squares - entry * v[from] before
    for (int i = from; i < n; i++) {
      v[i] *= scale;
    }
    return entry * largest;
  }

  /** {@code (I - v v') a (I - v v')} on the rows and columns from an index on. */
  private static void reflect(double[][] a, int from, double[] v, double[] w) {
    int n = a.length;
    Arrays.fill(w, 0);
    for (int i = from; i < n; i++) {
      axpy(v[i], a[i], w, from);
    }
    double half = 0;
    for (int i = from; i < n; i++) {
      half += v[i] * w[i] / 2;
    }
    axpy(-half, v, w, from);
    for (int i = from; i < n; i++) {
      double[] row = a[i];
      double vi = v[i];
      double wi = w[i];
      for (int j = from; j < n; j++) {
        row[j] -= vi * w[j] + wi * v[j];
      }
    }
  }

  private void reflectVectors(int from, double[] v, double[] sum) {
    Arrays.fill(sum, 0);
    for (int i = from; i < v.length; i++) {
      axpy(v[i], vectors[i], sum, 0);
    }
    for (int i = from; i < v.length; i++) {
      axpy(-v[i], sum, vectors[i], 0);
    }
  }

  private static void axpy(double factor, double[] x, double[] y, int from) {
    for (int j = from; j < y.length; j++) {
      y[j] += factor * x[j];
    }
  }

  private void diagonalise() {
    int n = diagonal.length;
    double size = 0;
    for (int i = 0; i < n; i++) {
      size = Math.max(size, Math.abs(diagonal[i]) + Math.abs(below[i]));
    }
    for (int l = 0; l < n; l++) {
      for (int step = 0; step < STEPS; step++) {
        int m = l;
        while (m < n - 1 && Math.abs(below[m]) > EPSILON * size) {
          m++;
        }
        if (m == l) {
          break;
        }
        chase(l, m);
      }
      below[l] = 0;
    }
  }

  /** One QL step with Wilkinson's shift on rows l to m. */
  private void chase(int l, int m) {
    double[] d = diagonal;
    double[] e = below;
    double g = (d[l + 1] - d[l]) / (2 * e[l]);
    double r = StrictMath.hypot(g, 1);
    g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
    double sine = 1;
    double cosine = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = sine * e[i];
      double b = cosine * e[i];
      r = StrictMath.hypot(f, g);
      e[i + 1] = r;
      if (r == 0) { // the matrix falls apart here
        d[i + 1] -= p;
        e[m] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * sine + 2 * cosine * b;
      p = sine * r;
      d[i + 1] = g + p;
      g = cosine * r - b;
      if (vectors.length > 0) {
        rotate(vectors[i], vectors[i + 1], sine, cosine);
      }
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }

  private static void rotate(double[] low, double[] high, double sine, double cosine) {
    for (int k = 0; k < low.length; k++) {
      double x = high[k];
      high[k] = sine * low[k] + cosine * x;
      low[k] = cosine * low[k] - sine * x;
    }
  }

  private void cutRounding() {
    double largest = 0;
    for (double value : diagonal) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < diagonal.length; i++) {
      if (Math.abs(diagonal[i]) <= diagonal.length * EPSILON * largest) {
        diagonal[i] = 0;
      }
    }
  }
}
