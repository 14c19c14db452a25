package org.collapselab.metrics.replicate;

/** Slope of a line through points by ordinary least squares, in one pass: Welford's updates. */
public final class Slope {

  private long points;
  private double meanX;
  private double meanY;
  private double xx;
  private double xy;

  /** One point more. */
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
}
