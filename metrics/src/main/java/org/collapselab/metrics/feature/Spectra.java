package org.collapselab.metrics.feature;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
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
}
