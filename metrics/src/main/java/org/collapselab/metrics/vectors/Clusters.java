package org.collapselab.metrics.vectors;

import org.collapselab.metrics.count.JointSpectrum;

/**
 * Human and generated vectors as a joint histogram over clusters, as MAUVE counts them: k-means on
 * the principal components that keep 0.9 of the variance of both together, then the number of
 * vectors of either text in each cluster. Pillutla et al. (2021), arXiv:2102.01454, with the
 * settings of its reference implementation: an equal seed gives its numbers.
 */
public final class Clusters {

  private static final double KEPT_VARIANCE = 0.9;
  private static final int RESTARTS = 5;
  private static final int STEPS = 500;
  private static final int SEED = 2; // what the reference adds to its seed for the clusters

  private Clusters() {}

  /** The reference's number of clusters: a tenth of the smaller set, at least 2. */
  public static int buckets(int human, int generated) {
    return (int) Math.max(2, Math.rint(Math.min(human, generated) / 10.0));
  }

  /**
   * The joint histogram: a row (h, g) for the clusters of h human and g generated vectors.
   *
   * @param human rows of length 1
   * @param generated rows of length 1, of as many dimensions
   * @param buckets number of clusters, at most that of all rows
   */
  public static JointSpectrum histogram(
      double[][] human, double[][] generated, int buckets, long seed) {
    double[][] all = new double[generated.length + human.length][];
    System.arraycopy(generated, 0, all, 0, generated.length);
    System.arraycopy(human, 0, all, generated.length, human.length);
    int[] labels = KMeans.labels(components(all), buckets, RESTARTS, STEPS, seed + SEED);
    long[] humanCounts = new long[buckets];
    long[] generatedCounts = new long[buckets];
    for (int i = 0; i < all.length; i++) {
      (i < generated.length ? generatedCounts : humanCounts)[labels[i]]++;
    }
    JointSpectrum.Builder cells = new JointSpectrum.Builder();
    for (int c = 0; c < buckets; c++) {
      if (humanCounts[c] + generatedCounts[c] > 0) {
        cells.add(humanCounts[c], generatedCounts[c], 1);
      }
    }
    return cells.build();
  }

  /**
   * The fewest first principal components that keep 0.9 of the variance; none if there is no
   * variance.
   */
  private static double[][] components(double[][] rows) {
    Moments moments = Features.given(rows, "").moments();
    Eigen.Pairs axes = Eigen.pairs(moments.covariance());
    double[][] points = new double[rows.length][kept(axes.values())];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < points[i].length; c++) {
        double sum = 0;
        for (int k = 0; k < rows[i].length; k++) {
          sum += axes.vectors()[c][k] * (rows[i][k] - moments.mean()[k]);
        }
        points[i][c] = sum;
      }
    }
    return points;
  }

  private static int kept(double[] variances) {
    double total = 0;
    for (double variance : variances) {
      total += Math.max(0, variance);
    }
    double sum = 0;
    for (int c = 0; c < variances.length && total > 0; c++) {
      sum += variances[c];
      if (sum >= KEPT_VARIANCE * total) {
        return c + 1;
      }
    }
    return 0;
  }
}
