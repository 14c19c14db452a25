package org.collapselab.metrics.zipf;

import org.apache.commons.math3.special.Gamma;

/**
 * The Zipf-Mandelbrot law as a law of large numbers of rare events: the number of types of
 * probability p has the density {@code C p^(-alpha - 1)} for p from {@code lowest} to {@code
 * highest}, C such that probabilities sum to 1. With {@code lowest} 0 there are infinitely many
 * types. The k-th most frequent type has a probability of about {@code (k + b)^(-1 / alpha)}.
 * Tokens are independent, in numbers of Poisson's law. Evert (2004), "A simple LNRE model for
 * random character sequences", JADT, pages 411-422; Baayen (2001), "Word frequency distributions".
 */
final class ZipfMandelbrotLaw {

  private final double alpha;
  private final double lowest;
  private final double highest;
  private final double scale; // C
  private final double lowestPower; // A^-alpha; infinite if A is 0
  private final double highestPower; // B^-alpha
  private final double gamma; // of 1 - alpha

  /**
   * A law.
   *
   * @param alpha in (0, 1)
   * @param lowest A, at least 0
   * @param highest B, above A
   */
  ZipfMandelbrotLaw(double alpha, double lowest, double highest) {
    this.alpha = alpha;
    this.lowest = lowest;
    this.highest = highest;
    double below = lowest == 0 ? 0 : StrictMath.pow(lowest, 1 - alpha);
    this.scale = (1 - alpha) / (StrictMath.pow(highest, 1 - alpha) - below);
    this.lowestPower = StrictMath.pow(lowest, -alpha);
    this.highestPower = StrictMath.pow(highest, -alpha);
    this.gamma = Gamma.gamma(1 - alpha);
  }

  double alpha() {
    return alpha;
  }

  /** A. */
  double lowest() {
    return lowest;
  }

  /** B. */
  double highest() {
    return highest;
  }

  /** Number of types; infinite if A is 0. */
  double population() {
    return lowest == 0 ? Double.POSITIVE_INFINITY : scale / alpha * (lowestPower - highestPower);
  }

  /** Expected number of types in n tokens, {@code int (1 - e^(-n p)) g(p) dp}, by parts. */
  double types(double n) {
    double sum = StrictMath.pow(n, alpha) * between(n, 1)[0];
    sum += highestPower * StrictMath.expm1(-n * highest);
    if (lowest > 0) {
      sum -= lowestPower * StrictMath.expm1(-n * lowest);
    }
    return scale / alpha * sum;
  }

  /**
   * Expected number of types that occur once, twice, ... in n tokens: {@code C n^alpha (gamma(m -
   * alpha, n B) - gamma(m - alpha, n A)) / m!}; shape (most).
   */
  double[] having(double n, int most) {
    double[] expected = between(n, most);
    double factor = scale * StrictMath.pow(n, alpha);
    for (int m = 1; m <= most; m++) {
      factor /= m;
      expected[m - 1] *= factor;
    }
    return expected;
  }

  /** {@code gamma(m - alpha, n B) - gamma(m - alpha, n A)}, m = 1 .. most; shape (most). */
  private double[] between(double n, int most) {
    double[] high = shares(n * highest, most);
    double[] low = shares(n * lowest, most);
    double[] between = new double[most];
    double factor = gamma;
    for (int m = 1; m <= most; m++) {
      between[m - 1] = factor * (high[m - 1] - low[m - 1]);
      factor *= m - alpha;
    }
    return between;
  }

  /**
   * The lower incomplete gamma function over the whole, {@code P(m - alpha, x)}, m = 1 .. most, by
   * {@code P(a, x) = P(a + 1, x) + x^a e^-x / Gamma(a + 1)} from above, where nothing cancels.
   */
  private double[] shares(double x, int most) {
    double[] shares = new double[most];
    if (x == 0) {
      return shares;
    }
    double a = most - alpha;
    shares[most - 1] = Gamma.regularizedGammaP(a, x);
    if (most == 1) {
      return shares;
    }
    double log = StrictMath.log(x);
    double logGamma = Gamma.logGamma(a + 1); // of a + 1
    for (int m = most - 1; m >= 1; m--) {
      logGamma -= StrictMath.log(a);
      a = m - alpha;
      shares[m - 1] = Math.min(1, shares[m] + StrictMath.exp(a * log - x - logGamma));
    }
    return shares;
  }
}
