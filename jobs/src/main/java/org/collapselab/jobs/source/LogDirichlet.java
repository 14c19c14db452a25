package org.collapselab.jobs.source;

import org.collapselab.trainer.random.Stream;

/** Draws from the Dirichlet law, also for parameters far below 1. */
final class LogDirichlet {

  /** Least probability of a row, so that every type can follow every other. */
  private static final double LEAST = 1e-12;

  private LogDirichlet() {}

  /**
   * Draws a law: gamma variates, normalised in logarithms, because parameters far below 1 give
   * variates below the smallest double. Probabilities below 1e-12 are raised to it.
   *
   * @param parameters shape (types), above 0
   */
  static double[] draw(double[] parameters, Stream random) {
    double[] law = new double[parameters.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < law.length; i++) {
      law[i] = logGamma(parameters[i], random);
      largest = Math.max(largest, law[i]);
    }
    double sum = 0;
    for (int i = 0; i < law.length; i++) {
      law[i] = StrictMath.exp(law[i] - largest);
      sum += law[i];
    }
    double raised = 0;
    for (int i = 0; i < law.length; i++) {
      law[i] = Math.max(LEAST, law[i] / sum);
      raised += law[i];
    }
    for (int i = 0; i < law.length; i++) {
      law[i] /= raised;
    }
    return law;
  }

  /**
   * Logarithm of a gamma variate of scale 1: Marsaglia and Tsang (2000), ACM Trans. Math. Softw.
   * 26:363; a shape below 1 by that of shape + 1 and a uniform variate's root.
   */
  private static double logGamma(double shape, Stream random) {
    if (shape < 1) {
      return logGamma(shape + 1, random) + StrictMath.log(1 - random.nextDouble()) / shape;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / (3 * Math.sqrt(d));
    while (true) {
      double x = normal(random);
      double v = 1 + c * x;
      if (v > 0) {
        double cube = v * v * v;
        double u = 1 - random.nextDouble(); // in (0, 1]
        if (StrictMath.log(u) < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
          return StrictMath.log(d * cube);
        }
      }
    }
  }

  /** Marsaglia's polar method; one of its two variates. */
  private static double normal(Stream random) {
    while (true) {
      double a = 2 * random.nextDouble() - 1;
      double b = 2 * random.nextDouble() - 1;
      double square = a * a + b * b;
      if (square > 0 && square < 1) {
        return a * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }
}
