package org.collapselab.metrics.surprisal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Parameters;

/**
 * An empirical law of real numbers: moments, exact quantiles, distances between two of them. 8
 * bytes a number.
 */
public final class ValueSample {

  private final double[] sorted; // ascending
  private final double mean;
  private final double variance;

  private ValueSample(double[] sorted, double mean, double variance) {
    this.sorted = sorted;
    this.mean = mean;
    this.variance = variance;
  }

  /**
   * Makes a sample of numbers. It sorts the array and keeps it.
   *
   * @param values at least 0 each, infinity included; the caller must not use the array again
   */
  public static ValueSample of(double[] values) {
    double mean = sum(values, 0, 1) / values.length;
    double variance = sum(values, mean, 2) / Math.max(0, values.length - 1);
    Arrays.sort(values);
    return new ValueSample(values, mean, variance);
  }

  /** The sum of (value - centre)^power, power 1 or 2, by runs so that roundings stay few. */
  private static double sum(double[] values, double centre, int power) {
    int run = 1024;
    double total = 0;
    for (int from = 0; from < values.length; from += run) {
      double part = 0;
      for (int i = from; i < Math.min(values.length, from + run); i++) {
        double difference = values[i] - centre;
        part += power == 1 ? difference : difference * difference;
      }
      total += part;
    }
    return total;
  }

  /** Mean; NaN if there are no numbers. */
  public double mean() {
    return mean;
  }

  /** Sum of squares around the mean over n - 1; NaN below two numbers or if one is infinite. */
  public double variance() {
    return variance;
  }

  /** Square root of the variance. */
  public double deviation() {
    return Math.sqrt(variance);
  }

  /**
   * The quantile of type 7, linear between order statistics: R's and NumPy's default. Hyndman and
   * Fan (1996), The American Statistician 50:361.
   *
   * @param percent in [0, 100]
   * @return NaN if there are no numbers
   */
  public double quantile(int percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    long hundredths = (sorted.length - 1L) * percent;
    int below = (int) (hundredths / 100);
    double share = hundredths % 100 / 100.0;
    return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
  }

  /** Standard deviation and quantiles, by the parameters that name them in a score. */
  public Map<Parameters, Double> spread(int... percents) {
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(Parameters.of("form", "sd"), deviation());
    for (int percent : percents) {
      values.put(Parameters.of("quantile", "p%02d".formatted(percent)), quantile(percent));
    }
    return values;
  }

  /**
   * Two-sample Kolmogorov-Smirnov statistic: the largest distance between the two distribution
   * functions, in [0, 1], exact but for one division. SciPy's {@code ks_2samp}.
   *
   * @return NaN if either sample is empty
   */
  public double kolmogorovSmirnov(ValueSample other) {
    long largest = 0;
    long n = sorted.length;
    long m = other.sorted.length;
    for (int i = 0, j = 0; i < n && j < m; ) {
      double at = Math.min(sorted[i], other.sorted[j]);
      i = beyond(sorted, i, at);
      j = beyond(other.sorted, j, at);
      largest = Math.max(largest, Math.abs(i * m - j * n));
    }
    return (double) largest / ((double) n * m);
  }

  /**
   * First Wasserstein distance: the area between the two distribution functions, in the unit of the
   * numbers, at least 0. SciPy's {@code wasserstein_distance}.
   *
   * @return NaN if either sample is empty
   */
  public double wasserstein(ValueSample other) {
    long n = sorted.length;
    long m = other.sorted.length;
    if (n == 0 || m == 0) {
      return Double.NaN;
    }
    double area = 0;
    double before = Math.min(sorted[0], other.sorted[0]);
    for (int i = 0, j = 0; i < n || j < m; ) {
      double at = Math.min(at(sorted, i), at(other.sorted, j));
      if (at > before) {
        area += Math.abs(i * m - j * n) * (at - before);
      }
      before = at;
      i = beyond(sorted, i, at);
      j = beyond(other.sorted, j, at);
    }
    return area / ((double) n * m);
  }

  private static double at(double[] values, int i) {
    return i < values.length ? values[i] : Double.POSITIVE_INFINITY;
  }

  /** The first position from i on whose value is above the given one. */
  private static int beyond(double[] values, int i, double value) {
    int at = i;
    while (at < values.length && values[at] <= value) {
      at++;
    }
    return at;
  }
}
