package org.collapselab.metrics.topic;

/** Estimates the weights of known laws in a mixture of them. */
final class Mixture {

  private static final int ITERATIONS = 2_000;
  private static final double STILL = 1e-12;

  private Mixture() {}

  /**
   * Maximum-likelihood weights of a mixture, at least 0 and of sum 1, by expectation maximisation:
   * {@code p_i <- p_i sum_j r_j C_ij / (sum_l p_l C_lj)}. Dempster, Laird and Rubin (1977), JRSS B
   * 39:1; for class masses under a confusion matrix, Saerens, Latinne and Decaestecker (2002),
   * Neural Computation 14:21, with decisions in place of posteriors. At most 2,000 steps, fewer if
   * the weights stand still; weights that the data do not distinguish stay where they began.
   *
   * @param components C, shape (components, outcomes); rows sum to 1
   * @param observed r, shape (outcomes): at least 0; outcomes that no component has are left out
   * @param start where the weights begin, shape (components); above 0
   * @return shape (components)
   */
  static double[] weights(double[][] components, double[] observed, double[] start) {
    double[] weights = start.clone();
    double change = 1;
    for (int step = 0; step < ITERATIONS && change > STILL; step++) {
      double[] next = step(components, observed, weights);
      change = 0;
      for (int i = 0; i < weights.length; i++) {
        change = Math.max(change, Math.abs(next[i] - weights[i]));
      }
      weights = next;
    }
    return weights;
  }

  private static double[] step(double[][] components, double[] observed, double[] weights) {
    double[] next = new double[weights.length];
    double total = 0;
    for (int j = 0; j < observed.length; j++) {
      double mixed = 0;
      for (int i = 0; i < weights.length; i++) {
        mixed += weights[i] * components[i][j];
      }
      if (observed[j] > 0 && mixed > 0) {
        for (int i = 0; i < weights.length; i++) {
          next[i] += observed[j] * weights[i] * components[i][j] / mixed;
        }
        total += observed[j];
      }
    }
    for (int i = 0; i < next.length; i++) {
      next[i] /= total;
    }
    return next;
  }
}
