package org.collapselab.metrics.vectors;

/** Diversity of vectors, and distance of two sets, from their first and second moments. */
public final class Spectra {

  private Spectra() {}

  /**
   * Vendi score of order q: the Hill number of the eigenvalues of a kernel matrix over its size, or
   * of {@code X'X / n}, X rows of length 1, which has the same eigenvalues but for zeros. In [1,
   * n]; NaN if an entry is not finite. Friedman and Dieng (2023), arXiv:2210.02410; orders:
   * Pasarkar and Dieng (2023), arXiv:2310.12952.
   *
   * @param gram of trace 1
   * @param q above 0, or infinity
   */
  public static double vendi(double[][] gram, double q) {
    return hill(Eigen.values(gram), q);
  }

  /**
   * {@code (sum w^q)^(1/(1-q))} of weights as they are: they sum to 1 but for rounding. Weights of
   * 0 or, by rounding, below do not count; NaN without any other.
   */
  public static double hill(double[] weights, double q) {
    double sum = 0;
    double largest = 0;
    for (double w : weights) {
      largest = Math.max(largest, w);
      if (w > 0) {
        sum += q == 1 ? -w * StrictMath.log(w) : StrictMath.pow(w, q);
      }
    }
    if (!(largest > 0)) {
      return Double.NaN;
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
   * @param moments the rows' mean outer product: less their mean or, as in RankMe
   *     (arXiv:2210.02885), not
   */
  public static double effectiveRank(double[][] moments) {
    double[] singular = Eigen.values(moments);
    for (int i = 0; i < singular.length; i++) {
      singular[i] = Math.sqrt(Math.max(0, singular[i]));
    }
    return hill(shares(singular), 1);
  }

  /** Hill number of order q of the eigenvalues over their sum: 2 is the participation ratio. */
  public static double rank(double[][] moments, double q) {
    return hill(shares(Eigen.values(moments)), q);
  }

  private static double[] shares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double[] shares = values.clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /**
   * Frechet distance of the normal laws with the rows' means and covariances (divisor n - 1):
   * {@code |m - n|^2 + tr(A + B - 2 (AB)^(1/2))}, at least 0; NaN if moments are not finite. Dowson
   * and Landau (1982), doi:10.1016/0047-259X(82)90077-X; Heusel et al. (2017), arXiv:1706.08500.
   *
   * @param a of at least 2 rows
   * @param b of at least 2 rows and as many dimensions
   */
  public static double frechet(Moments a, Moments b) {
    double[][] covarianceA = a.covariance();
    double[][] covarianceB = b.covariance();
    if (!Eigen.finite(covarianceA) || !Eigen.finite(covarianceB)) {
      return Double.NaN;
    }
    double distance = 0;
    for (int k = 0; k < a.dimensions(); k++) {
      double apart = a.mean()[k] - b.mean()[k];
      distance += apart * apart + covarianceA[k][k] + covarianceB[k][k];
    }
    // With A = V'LV: L^(1/2) V B V' L^(1/2) is symmetric and has the eigenvalues of AB.
    for (double value : Eigen.values(sandwich(Eigen.pairs(covarianceA), covarianceB))) {
      distance -= 2 * Math.sqrt(Math.max(0, value));
    }
    return Math.max(0, distance);
  }

  private static double[][] sandwich(Eigen.Pairs a, double[][] b) {
    int d = b.length;
    double[][] half = new double[d][d]; // V B, row by row
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < d; k++) {
        double factor = a.vectors()[i][k];
        for (int l = 0; l < d; l++) {
          half[i][l] += factor * b[k][l];
        }
      }
    }
    double[][] product = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < d; k++) {
          sum += half[i][k] * a.vectors()[j][k];
        }
        sum *= Math.sqrt(Math.max(0, a.values()[i])) * Math.sqrt(Math.max(0, a.values()[j]));
        product[i][j] = sum;
        product[j][i] = sum;
      }
    }
    return product;
  }
}
