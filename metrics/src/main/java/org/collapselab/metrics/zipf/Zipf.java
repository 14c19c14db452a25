package org.collapselab.metrics.zipf;

import java.util.Optional;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.replicate.Slope;

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
    Slope slope = new Slope();
    long rank = 0;
    for (int i = spectrum.size() - 1; i >= 0 && rank < n; i--) {
      double y = StrictMath.log(spectrum.count(i));
      for (long t = 0; t < spectrum.types(i) && rank < n; t++) {
        rank++;
        slope.add(StrictMath.log(rank), y);
      }
    }
    return OptionalDouble.of(-slope.value());
  }

  /**
   * A power law {@code P(k) ~ k^-alpha} fitted to the counts of the types that occur often enough.
   *
   * @param alpha exponent, above 1
   * @param from the smallest count that is fitted, k_min
   * @param gap Kolmogorov and Smirnov's largest distance between the shares of types below each
   *     count, as they are and as the law has them, in [0, 1]
   * @param types number of types that are fitted
   */
  public record Tail(double alpha, long from, double gap, long types) {}

  /**
   * The power law of the counts of at least {@code from}, its exponent by the usual approximation
   * {@code 1 + S / sum ln(k / (k_min - 1/2))}: what the package powerlaw reports; inaccurate if
   * counts start at 1. Clauset, Shalizi and Newman (2009), SIAM Review 51:661, eq. (3.7),
   * doi:10.1137/070710111. Empty if no type occurs so often.
   *
   * @param from at least 1
   */
  public static Optional<Tail> tail(FrequencySpectrum spectrum, long from) {
    int first = 0;
    while (first < spectrum.size() && spectrum.count(first) < from) {
      first++;
    }
    return first == spectrum.size()
        ? Optional.empty()
        : Optional.of(tail(spectrum, logs(spectrum), first, from));
  }

  /**
   * The same from the count on where the law fits best: least distance. Clauset et al. (2009),
   * section 3.3. Empty if types have fewer than two different counts. Time in the square of the
   * number of different counts.
   */
  public static Optional<Tail> tail(FrequencySpectrum spectrum) {
    double[] logs = logs(spectrum);
    Optional<Tail> best = Optional.empty();
    for (int first = 0; first + 1 < spectrum.size(); first++) {
      Tail tail = tail(spectrum, logs, first, spectrum.count(first));
      if (best.isEmpty() || tail.gap < best.get().gap) {
        best = Optional.of(tail);
      }
    }
    return best;
  }

  private static double[] logs(FrequencySpectrum spectrum) {
    double[] logs = new double[spectrum.size()];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(spectrum.count(i));
    }
    return logs;
  }

  private static Tail tail(FrequencySpectrum spectrum, double[] logs, int first, long from) {
    double sum = 0;
    long types = 0;
    double least = StrictMath.log(from - 0.5);
    for (int i = first; i < spectrum.size(); i++) {
      sum += spectrum.types(i) * (logs[i] - least);
      types += spectrum.types(i);
    }
    double alpha = 1 + types / sum;
    double all = zeta(alpha, from, StrictMath.log(from));
    double gap = 0;
    long below = 0;
    for (int i = first; i < spectrum.size(); i++) {
      double law = 1 - zeta(alpha, spectrum.count(i), logs[i]) / all;
      gap = Math.max(gap, Math.abs((double) below / types - law));
      below += spectrum.types(i);
    }
    return new Tail(alpha, from, gap, types);
  }

  /** {@code sum over k >= from of k^-s}: terms below 32, then Euler and Maclaurin. */
  private static double zeta(double s, long from, double log) {
    double zeta = 0;
    for (long k = from; k < DIRECT; k++) {
      zeta += StrictMath.exp(-s * StrictMath.log(k));
    }
    double m = Math.max(from, DIRECT);
    double power = StrictMath.exp(-s * (from < DIRECT ? StrictMath.log(m) : log)); // m^-s
    double third = s * (s + 1) * (s + 2) / (720 * m * m * m);
    return zeta + power * (m / (s - 1) + 0.5 + s / (12 * m) - third);
  }

  /**
   * The exponent alpha above 1 of {@code P(k) = k^-alpha / zeta(alpha)}, k = 1, 2, ..., that makes
   * the counts of the types most likely: the root of {@code -zeta'(alpha) / zeta(alpha) = mean ln
   * k}. Clauset, Shalizi and Newman (2009), SIAM Review 51:661, doi:10.1137/070710111. Empty if no
   * type occurs more than once, because then no exponent is large enough.
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
