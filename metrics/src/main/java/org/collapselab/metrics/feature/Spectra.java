package org.collapselab.metrics.feature;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Diversity of vectors from the eigenvalues of their second moments. */
final class Spectra {

  private Spectra() {}

  /**
   * Eigenvalues, descending, of a symmetric matrix that has no negative ones. They are its singular
   * values, whose computation also converges for the singular matrices of collapsed text.
   */
  static double[] eigenvalues(double[][] symmetric) {
    return new SingularValueDecomposition(new Array2DRowRealMatrix(symmetric, false))
        .getSingularValues();
  }

  /**
   * Vendi score of order q with the cosine kernel: the Hill number of the eigenvalues of {@code X'X
   * / n}, X the rows scaled to length 1, in [1, min(n, dimensions)]. Friedman and Dieng (2023),
   * arXiv:2210.02410; orders: Pasarkar and Dieng (2023), arXiv:2310.12952.
   *
   * @param q above 0, or infinity
   */
  static double vendi(Features features, double q) {
    Features unit = features.normalised();
    double[][] gram = unit.scatter(new double[unit.dimensions()], unit.size());
    return hill(eigenvalues(gram), q);
  }

  /**
   * {@code (sum w^q)^(1/(1-q))} of weights as they are: they sum to 1 but for rounding, and but for
   * rows of zeros.
   */
  static double hill(double[] weights, double q) {
    double sum = 0;
    double largest = 0;
    for (double w : weights) {
      largest = Math.max(largest, w);
      if (w > 0) {
        sum += q == 1 ? -w * StrictMath.log(w) : StrictMath.pow(w, q);
      }
    }
    if (Double.isInfinite(q)) {
      return 1 / largest;
    }
    return q == 1 ? StrictMath.exp(sum) : StrictMath.pow(sum, 1 / (1 - q));
  }

  /**
   * Effective rank: {@code exp} of the entropy of the singular values over their sum, in [1, min(n,
   * dimensions)]. Roy and Vetterli (2007), EUSIPCO.
   *
   * @param centred whether the mean row is taken off first; RankMe (arXiv:2210.02885) does not
   */
  static double effectiveRank(Features features, boolean centred) {
    double[] squares = moments(features, centred);
    double[] singular = new double[squares.length];
    double sum = 0;
    for (int i = 0; i < squares.length; i++) {
      singular[i] = Math.sqrt(squares[i]);
      sum += singular[i];
    }
    return hill(scaled(singular, sum), 1);
  }

  /** {@code exp} of the entropy of the covariance's eigenvalues over their sum. */
  static double spectralEntropy(Features features) {
    double[] values = moments(features, true);
    return hill(scaled(values, sum(values)), 1);
  }

  /** Participation ratio: squared sum of the covariance's eigenvalues over the sum of squares. */
  static double participationRatio(Features features) {
    double[] values = moments(features, true);
    return hill(scaled(values, sum(values)), 2);
  }

  private static double[] moments(Features features, boolean centred) {
    double[] centre = centred ? features.mean() : new double[features.dimensions()];
    return eigenvalues(features.scatter(centre, 1));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double[] scaled(double[] values, double by) {
    double[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= by;
    }
    return scaled;
  }

  /**
   * Frechet distance of the normal laws with the rows' means and covariances (divisor n - 1):
   * {@code |m - n|^2 + tr(A + B - 2 (AB)^(1/2))}, at least 0. Dowson and Landau (1982); Heusel et
   * al. (2017), arXiv:1706.08500. Biased upwards by about 1/n: compare at equal numbers of rows.
   */
  static double frechet(Features a, Features b) {
    double[] meanA = a.mean();
    double[] meanB = b.mean();
    double distance = 0;
    for (int k = 0; k < meanA.length; k++) {
      distance += (meanA[k] - meanB[k]) * (meanA[k] - meanB[k]);
    }
    double[][] covarianceA = a.scatter(meanA, a.size() - 1.0);
    double[][] covarianceB = b.scatter(meanB, b.size() - 1.0);
    RealMatrix root = root(covarianceA);
    // A^(1/2) B A^(1/2) has the eigenvalues of AB and is symmetric.
    double[][] product =
        root.multiply(new Array2DRowRealMatrix(covarianceB, false)).multiply(root).getData();
    symmetrise(product);
    for (int k = 0; k < covarianceA.length; k++) {
      distance += covarianceA[k][k] + covarianceB[k][k];
    }
    for (double value : eigenvalues(product)) {
      distance -= 2 * Math.sqrt(value);
    }
    return Math.max(0, distance);
  }

  private static RealMatrix root(double[][] symmetric) {
    SingularValueDecomposition parts =
        new SingularValueDecomposition(new Array2DRowRealMatrix(symmetric, false));
    RealMatrix v = parts.getV();
    RealMatrix scaled = v.copy();
    double[] values = parts.getSingularValues();
    for (int column = 0; column < values.length; column++) {
      for (int row = 0; row < values.length; row++) {
        scaled.multiplyEntry(row, column, Math.sqrt(values[column]));
      }
    }
    return scaled.multiply(v.transpose());
  }

  private static void symmetrise(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (matrix[i][j] + matrix[j][i]) / 2;
        matrix[i][j] = mean;
        matrix[j][i] = mean;
      }
    }
  }
}
