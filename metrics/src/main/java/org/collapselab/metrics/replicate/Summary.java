package org.collapselab.metrics.replicate;

import java.util.Optional;
import org.collapselab.trainer.settings.Require;

/**
 * Summarises a score over the replicates of one arm and generation.
 *
 * @param n number of replicates, at least 1
 * @param mean their mean; infinite if any replicate is
 * @param spread deviation and interval; empty for a single replicate and if the mean is infinite
 */
public record Summary(int n, double mean, Optional<Spread> spread) {

  /**
   * How replicates vary.
   *
   * @param sd standard deviation of one replicate, divisor n - 1
   * @param low lower end of the 95 % Student interval of the mean, {@code mean - t sd / sqrt(n)}
   *     with the 0.975 quantile of t with n - 1 degrees of freedom; exact for normal replicates
   * @param high upper end of the interval
   */
  public record Spread(double sd, double low, double high) {}

  /**
   * Summarises replicates; the sums run in the order given.
   *
   * @param values shape (replicates), at least one, none NaN; infinities of one sign only
   */
  public static Summary of(double[] values) {
    int n = values.length;
    Require.that(
        n != 0,
        "a summary needs at least 1 replicate, but there were 0; leave the score out instead");
    double mean = mean(values);
    Require.that(
        !Double.isNaN(mean),
        "replicates must be numbers or infinities of one sign, but their mean is undefined;"
            + " leave undefined scores out");
    if (n == 1 || Double.isInfinite(mean)) {
      return new Summary(n, mean, Optional.empty());
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double sd = Math.sqrt(squares / (n - 1));
    double margin = Student.quantile(n - 1) * sd / Math.sqrt(n);
    return new Summary(n, mean, Optional.of(new Spread(sd, mean - margin, mean + margin)));
  }

  /**
   * Mean by deviations from the first value, so that equal replicates have exactly their value;
   * infinite if any replicate is, NaN if infinities cancel.
   */
  static double mean(double[] values) {
    double first = values[0];
    double deviations = 0;
    double sum = 0;
    for (double value : values) {
      deviations += value - first;
      sum += value;
    }
    return Double.isInfinite(first) ? sum : first + deviations / values.length;
  }
}
