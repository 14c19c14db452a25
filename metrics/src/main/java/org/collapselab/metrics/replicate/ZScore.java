package org.collapselab.metrics.replicate;

/**
 * Compares replicates with a theory: how many standard errors their mean lies from its expectation.
 * A test accepts |z| below 4.5 and rejects a named wrong implementation at 9 or more.
 *
 * @param mean mean of the replicates
 * @param standardError standard deviation of that mean, at least 0
 * @param theory expected value
 */
public record ZScore(double mean, double standardError, double theory) {

  /** Bound of |z| below which replicates agree with the theory: two-sided alpha of 7e-6. */
  public static final double ACCEPT = 4.5;

  /** Bound of |z| from which a wrong implementation counts as rejected. */
  public static final double REJECT = 9;

  /**
   * Compares independent replicates with a theory.
   *
   * @param replicates shape (at least 2), finite
   * @param theory expected value of each
   */
  public static ZScore of(double[] replicates, double theory) {
    Summary summary = Summary.of(replicates);
    double sd =
        summary
            .spread()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a comparison needs at least 2 finite replicates, but had %s of mean %s"
                            .formatted(summary.n(), summary.mean())))
            .sd();
    return new ZScore(summary.mean(), sd / Math.sqrt(summary.n()), theory);
  }

  /**
   * Standard errors from the theory; without any spread, 0 if the mean equals the expectation and
   * else infinite.
   */
  public double z() {
    return mean == theory ? 0 : (mean - theory) / standardError;
  }

  /** Whether the replicates agree with the theory. */
  public boolean accepts() {
    return Math.abs(z()) < ACCEPT;
  }

  /** Whether the replicates rule the theory out. */
  public boolean rejects() {
    return Math.abs(z()) >= REJECT;
  }
}
