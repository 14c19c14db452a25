package org.collapselab.jobs.source;

/** Computes the stationary law of a Markov chain. */
final class Stationary {

  private Stationary() {}

  /**
   * Returns the stationary law of an irreducible transition matrix by state reduction, which
   * subtracts nothing and therefore loses no digits: Grassmann, Taksar and Heyman (1985),
   * Operations Research 33:1107. Cost types^3 / 3.
   *
   * @param transition shape (types, types), rows sum to 1; not changed
   * @return shape (types), sums to 1
   */
  static double[] law(double[][] transition) {
    int n = transition.length;
    double[][] p = new double[n][];
    for (int i = 0; i < n; i++) {
      p[i] = transition[i].clone();
    }
    for (int k = n - 1; k > 0; k--) { // take state k out
      double leaves = 0;
      for (int j = 0; j < k; j++) {
        leaves += p[k][j];
      }
      for (int i = 0; i < k; i++) {
        p[i][k] /= leaves;
        for (int j = 0; j < k; j++) {
          p[i][j] += p[i][k] * p[k][j];
        }
      }
    }
    double[] law = new double[n];
    law[0] = 1;
    double sum = 1;
    for (int k = 1; k < n; k++) {
      for (int i = 0; i < k; i++) {
        law[k] += law[i] * p[i][k];
      }
      sum += law[k];
    }
    for (int k = 0; k < n; k++) {
      law[k] /= sum;
    }
    return law;
  }
}
