package org.collapselab.metrics.richness;

import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.trainer.settings.Require;

/**
 * Expected types, coverage and Hill numbers of a random subsample of m of a text's N tokens, drawn
 * without replacement: exact hypergeometric expectations, so that texts of different sizes compare
 * at one size or at one coverage. Chao and Jost (2012), Ecology 93:2533, doi:10.1890/11-1952.1;
 * Chao et al. (2014), Ecological Monographs 84:45, doi:10.1890/13-0133.1. All assume exchangeable
 * tokens.
 */
public final class Rarefaction {

  private static final double NEGLIGIBLE = 1e-18; // of a hypergeometric law's largest term

  /**
   * A probability too small to change any sum here; smaller ones are skipped, because they would
   * never reach 0.
   */
  private static final double VANISHING = 1e-40;

  private Rarefaction() {}

  /**
   * Expected number of types: {@code sum_k f_k (1 - C(N - k, m) / C(N, m))}. Hurlbert (1971).
   *
   * @param m subsample size, in [0, N]
   */
  public static double types(FrequencySpectrum spectrum, long m) {
    requireSize(spectrum, m);
    long n = spectrum.total();
    double expected = 0;
    double absent = 1; // C(N - k, m) / C(N, m), extended from count to count
    long k = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      for (; k < spectrum.count(i) && absent > VANISHING; k++) {
        absent *= Math.max(0, (double) (n - m - k) / (n - k));
      }
      k = spectrum.count(i);
      expected += spectrum.types(i) * (1 - absent); // 1 - VANISHING is 1
    }
    return expected;
  }

  /**
   * Expected coverage, the share of the text's source that the subsample's types make up: {@code 1
   * - sum_k (k / N) f_k C(N - k, m) / C(N - 1, m)}, for m below N. Chao and Jost (2012), eq. (4a).
   *
   * @param m subsample size, in [0, N - 1]
   */
  public static double coverage(FrequencySpectrum spectrum, long m) {
    requireSize(spectrum, m + 1);
    long n = spectrum.total();
    double missing = 0;
    double absent = 1; // C(N - k, m) / C(N - 1, m)
    long k = 1;
    for (int i = 0; i < spectrum.size(); i++) {
      for (; k < spectrum.count(i) && absent > VANISHING; k++) {
        absent *= Math.max(0, (double) (n - m - k) / (n - k));
      }
      k = spectrum.count(i);
      missing += (double) spectrum.count(i) / n * spectrum.types(i) * absent;
    }
    return 1 - missing;
  }

  /**
   * The size at which a subsample has a coverage, between two whole sizes by linear interpolation;
   * empty if no size below N reaches it.
   *
   * @param coverage in (0, 1)
   */
  public static OptionalDouble sizeAt(FrequencySpectrum spectrum, double coverage) {
    long low = 0;
    long high = spectrum.total() - 1;
    if (high < 0 || coverage(spectrum, high) < coverage) {
      return OptionalDouble.empty();
    }
    while (high - low > 1) { // coverage(low) < wanted <= coverage(high)
      long middle = (low + high) >>> 1;
      if (coverage(spectrum, middle) < coverage) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double below = coverage(spectrum, low);
    double above = coverage(spectrum, high);
    return OptionalDouble.of(
        above > below ? low + (coverage - below) / (above - below) * (high - low) : high);
  }

  /**
   * Hill number of a subsample, from its expected frequency counts: order 0 the types, 1 the
   * exponential of Shannon's entropy, 2 the inverse of Simpson's index. Chao et al. (2014), eq.
   * (6).
   *
   * @param order 0, 1 or 2
   * @param m subsample size, in [1, N]
   */
  public static double hill(FrequencySpectrum spectrum, int order, long m) {
    requireSize(spectrum, m);
    return switch (order) {
      case 0 -> types(spectrum, m);
      case 1 -> StrictMath.exp(entropy(spectrum, m));
      case 2 -> 1 / concentration(spectrum, m);
      default -> throw new IllegalArgumentException("order must be 0, 1 or 2, but was " + order);
    };
  }

  /** The same at a size between two whole ones, by linear interpolation. */
  public static double hill(FrequencySpectrum spectrum, int order, double m) {
    long floor = Math.max(1, (long) m);
    double share = Math.max(0, m - floor);
    double below = hill(spectrum, order, floor);
    return share == 0 ? below : below + share * (hill(spectrum, order, floor + 1) - below);
  }

  /** sum_k (k/m)^2 E f_k(m): 1/m + (m - 1)/m sum x (x - 1) / (N (N - 1)). */
  private static double concentration(FrequencySpectrum spectrum, long m) {
    double n = spectrum.total();
    double pairs = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      pairs += spectrum.types(i) * (spectrum.count(i) / n) * ((spectrum.count(i) - 1) / (n - 1));
    }
    return m == 1 ? 1 : 1.0 / m + (m - 1.0) / m * pairs;
  }

  /** sum_k -(k/m) ln(k/m) E f_k(m), in nats. */
  private static double entropy(FrequencySpectrum spectrum, long m) {
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      sum += spectrum.types(i) * surprise(spectrum.total(), spectrum.count(i), m);
    }
    return sum;
  }

  /**
   * E[-(k/m) ln(k/m)] for k hypergeometric: x of N marked, m drawn. From the mode outwards by the
   * ratio of neighbouring terms, divided by their sum, so that no term is computed by itself.
   */
  private static double surprise(long n, long x, long m) {
    long least = Math.max(0, m + x - n);
    long most = Math.min(x, m);
    long mode = Math.min(most, Math.max(least, (long) ((m + 1.0) * (x + 1.0) / (n + 2.0))));
    double mass = 1;
    double sum = term(mode, m);
    double p = 1;
    for (long k = mode; k < most && p > NEGLIGIBLE; k++) {
      p *= (double) (x - k) / (k + 1) * ((double) (m - k) / (n - x - m + k + 1));
      mass += p;
      sum += p * term(k + 1, m);
    }
    p = 1;
    for (long k = mode; k > least && p > NEGLIGIBLE; k--) {
      p *= (double) k / (x - k + 1) * ((double) (n - x - m + k) / (m - k + 1));
      mass += p;
      sum += p * term(k - 1, m);
    }
    return sum / mass;
  }

  private static double term(long k, long m) {
    double share = (double) k / m;
    return k == 0 ? 0 : -share * StrictMath.log(share);
  }

  private static void requireSize(FrequencySpectrum spectrum, long m) {
    Require.that(
        m >= 0 && m <= spectrum.total(),
        "a subsample must have 0 to %s tokens, the size of the text, but was %s",
        spectrum.total(),
        m);
  }
}
