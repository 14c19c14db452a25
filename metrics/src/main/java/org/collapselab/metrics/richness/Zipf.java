package org.collapselab.metrics.richness;

import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;

/** Exponents of power laws of word frequency. */
public final class Zipf {

  private static final int DIRECT = 32; // terms of the zeta function summed as they are
  private static final double PRECISION = 1e-10;

  private Zipf() {}

  /**
   * Minus the slope of ln count over ln rank by ordinary least squares; types of equal count have
   * consecutive ranks. Empty below 2 types.
   *
   * @param ranks how many of the most frequent types to look at
   */
  public static OptionalDouble leastSquares(FrequencySpectrum spectrum, int ranks) {
    long n = Math.min(ranks, spectrum.distinct());
    if (n < 2) {
      return OptionalDouble.empty();
    }
    double meanX = 0;
    double meanY = 0;
    double xx = 0;
    double xy = 0;
    long rank = 0;
    for (int i = spectrum.size() - 1; i >= 0 && rank < n; i--) {
      double y = StrictMath.log(spectrum.count(i));
      for (long t = 0; t < spectrum.types(i) && rank < n; t++) {
        rank++;
        double x = StrictMath.log(rank);
        double dx = x - meanX; // Welford's updates
        meanX += dx / rank;
        xx += dx * (x - meanX);
        meanY += (y - meanY) / rank;
        xy += dx * (y - meanY);
      }
    }
    return OptionalDouble.of(-xy / xx);
  }

  /**
   * The usual approximation of {@link #maximumLikelihood}, {@code 1 + S / sum ln(k / (1 - 1/2))}:
   * what the package powerlaw reports; far off where counts begin at 1. Clauset et al. (2009), eq.
   * (3.7). Empty for an empty text.
   */
  public static OptionalDouble continuous(FrequencySpectrum spectrum) {
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      sum += spectrum.types(i) * StrictMath.log(2.0 * spectrum.count(i));
    }
    return sum == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 + spectrum.distinct() / sum);
  }

  /**
   * The exponent alpha above 1 of {@code P(k) = k^-alpha / zeta(alpha)}, k = 1, 2, ..., that makes
   * the counts of the types most likely: the root of {@code -zeta'(alpha) / zeta(alpha) = mean ln
   * k}. Clauset, Shalizi and Newman (2009), SIAM Review 51:661, doi:10.1137/070710111. Empty where
   * no type occurs more than once, for then no exponent is large enough.
   */
  public static OptionalDouble maximumLikelihood(FrequencySpectrum spectrum) {
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      sum += spectrum.types(i) * StrictMath.log(spectrum.count(i));
    }
    if (sum == 0) {
      return OptionalDouble.empty();
    }
    double wanted = sum / spectrum.distinct();
    double low = 1 + PRECISION; // meanLog falls from infinity to 0
    double high = 2;
    while (meanLog(high) > wanted) {
      high *= 2;
    }
    while (high - low > PRECISION) {
      double middle = (low + high) / 2;
      if (meanLog(middle) > wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return OptionalDouble.of((low + high) / 2);
  }

  /**
   * -zeta'(s) / zeta(s), both by Euler and Maclaurin: 31 terms, the integral of the rest, and three
   * corrections.
   */
  private static double meanLog(double s) {
    double zeta = 0;
    double derivative = 0; // of zeta, with the sign turned
    for (int k = 1; k < DIRECT; k++) {
      double log = StrictMath.log(k);
      double term = StrictMath.exp(-s * log);
      zeta += term;
      derivative += log * term;
    }
    double m = DIRECT;
    double log = StrictMath.log(m);
    double power = StrictMath.exp(-s * log); // m^-s
    zeta += power * m / (s - 1) + power / 2 + s * power / (12 * m);
    derivative +=
        power * m * (log / (s - 1) + 1 / ((s - 1) * (s - 1)))
            + log * power / 2
            + (s * log - 1) * power / (12 * m);
    double third = s * (s + 1) * (s + 2); // and its derivative, of the third correction
    double thirdSlope = 3 * s * s + 6 * s + 2;
    double scale = power / (720 * m * m * m);
    zeta -= third * scale;
    derivative -= (third * log - thirdSlope) * scale;
    return derivative / zeta;
  }
}
