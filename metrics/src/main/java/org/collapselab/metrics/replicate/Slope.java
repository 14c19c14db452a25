package org.collapselab.metrics.replicate;

/**
 * Slope of a line through points by ordinary least squares: in one pass by Welford's updates as
 * points are added, or in two passes over given points ({@link #of}). The two round differently,
 * and results that were published with either keep their digits.
 */
public final class Slope {

  private long points;
  private double meanX;
  private double meanY;
  private double xx;
  private double xy;

  /** Adds a point. */
  public void add(double x, double y) {
    points++;
    double dx = x - meanX;
    meanX += dx / points;
    xx += dx * (x - meanX);
    meanY += (y - meanY) / points;
    xy += dx * (y - meanY);
  }

  /** Number of points. */
  public long points() {
    return points;
  }

  /** The slope; of at least two points that differ in x. */
  public double value() {
    return xy / xx;
  }

  /**
   * The slope in two passes: means first, then sums of squares and products about them.
   *
   * @param x shape (points), at least two that differ
   * @param y shape (points); the slope is NaN if any of them is
   */
  public static double of(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xy / xx;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
