package org.collapselab.metrics.vectors;

import java.util.Arrays;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Clusters of vectors by Lloyd's algorithm from points drawn at random, until no vector changes its
 * cluster; the best of several starts by the sum of squared distances. The draws are those of faiss
 * (Johnson et al. 2017, arXiv:1702.08734) for an equal seed, so that equal vectors give the
 * clusters that its users publish; a centre that loses all its vectors, which faiss splits off
 * another at random, here takes the vector farthest from its own. Distances that the triangle
 * inequality rules out are not computed: Elkan (2003), ICML, with the bounds to every centre and
 * without those between centres. Memory follows vectors times clusters.
 */
final class KMeans {

  private static final long RESTART = 15_486_557; // between the seeds of two starts
  private static final int MOST_A_CLUSTER =
      256; // points to learn from, as faiss; of more, so many are drawn

  private final double[][] points;
  private final double[][] centres;
  private final int[] labels;
  private final int[] sizes;
  private final double[] upper; // at least the distance of a point to its centre
  private final double[] lower; // at most the distance of a point to each centre, point by point

  private KMeans(double[][] points, int[] first) {
    int clusters = first.length;
    this.points = points;
    this.centres = new double[clusters][];
    for (int c = 0; c < clusters; c++) {
      centres[c] = points[first[c]].clone();
    }
    labels = new int[points.length];
    sizes = new int[clusters];
    upper = new double[points.length];
    lower = new double[points.length * clusters];
  }

  /**
   * The cluster of each point, in [0, clusters); some clusters may have no point.
   *
   * @param points shape (n, dimensions)
   * @param clusters at most n
   * @param restarts number of starts
   * @param most steps of a start
   * @param seed as faiss takes it
   */
  static int[] labels(double[][] points, int clusters, int restarts, int most, long seed) {
    int trained = Math.min(points.length, MOST_A_CLUSTER * clusters);
    double[][] training = points;
    if (trained < points.length) {
      training = select(points, first(points.length, trained, seed));
    }
    double[][] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (int restart = 0; restart < restarts; restart++) {
      int[] first = first(trained, clusters, seed + 1 + restart * RESTART);
      KMeans start = new KMeans(training, first);
      start.settle(most);
      double spread = start.spread();
      if (restart == 0 || spread < least) {
        least = spread;
        best = start.centres;
      }
    }
    int[] labels = new int[points.length];
    assignAll(points, best, labels, new double[points.length], new double[0]);
    return labels;
  }

  /** The first of a random permutation of the points, as faiss shuffles. */
  static int[] first(int points, int number, long seed) {
    MersenneTwister random = new MersenneTwister((int) seed);
    int[] order = new int[points];
    Arrays.setAll(order, i -> i);
    for (int i = 0; i < number && i + 1 < points; i++) {
      int other = i + (int) (Integer.toUnsignedLong(random.nextInt()) % (points - i));
      int point = order[other];
      order[other] = order[i];
      order[i] = point;
    }
    return Arrays.copyOf(order, number);
  }

  private void settle(int most) {
    assignAll(points, centres, labels, upper, lower);
    boolean moved = true;
    for (int step = 0; step < most && moved; step++) {
      boolean refilled = refill();
      update();
      moved = assign() || refilled;
    }
  }

  /** Assignment by all distances, the first centre if two are as near; {@code lower} or none. */
  private static void assignAll(
      double[][] points, double[][] centres, int[] labels, double[] upper, double[] lower) {
    VectorColumns columns = new VectorColumns(centres);
    double[] squared = new double[VectorColumns.TILE];
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    for (int tile = 0; tile < columns.tiles(); tile++) {
      for (int i = 0; i < points.length; i++) {
        columns.distances(points[i], tile, squared);
        for (int j = 0; j < columns.width(tile); j++) {
          int c = tile * VectorColumns.TILE + j;
          double distance = Math.sqrt(squared[j]);
          if (lower.length > 0) {
            lower[i * centres.length + c] = distance;
          }
          if (distance < upper[i]) {
            upper[i] = distance;
            labels[i] = c;
          }
        }
      }
    }
  }

  private static double[][] select(double[][] points, int[] numbers) {
    double[][] selected = new double[numbers.length][];
    Arrays.setAll(selected, i -> points[numbers[i]]);
    return selected;
  }

  /** Gives every empty cluster a far point; whether there was one to give. */
  private boolean refill() {
    Arrays.fill(sizes, 0);
    for (int label : labels) {
      sizes[label]++;
    }
    if (Arrays.stream(sizes).allMatch(size -> size > 0)) {
      return false;
    }
    double[] far = new double[points.length];
    for (int i = 0; i < far.length; i++) {
      far[i] = distance(points[i], centres[labels[i]]);
    }
    boolean refilled = false;
    for (int c = 0; c < sizes.length; c++) {
      int point = sizes[c] == 0 ? farthest(far) : -1;
      if (point >= 0) {
        sizes[labels[point]]--;
        sizes[c] = 1;
        labels[point] = c;
        far[point] = 0;
        upper[point] = Double.POSITIVE_INFINITY;
        refilled = true;
      }
    }
    return refilled;
  }

  /** The point farthest from its centre among those that are not alone; -1 if none is off it. */
  private int farthest(double[] far) {
    int farthest = -1;
    double most = 0;
    for (int i = 0; i < far.length; i++) {
      if (far[i] > most && sizes[labels[i]] > 1) {
        most = far[i];
        farthest = i;
      }
    }
    return farthest;
  }

  /** Moves centres to the means of their points, and bounds with them. */
  private void update() {
    int dimensions = points[0].length;
    double[][] means = new double[centres.length][dimensions];
    for (int i = 0; i < points.length; i++) {
      double[] mean = means[labels[i]];
      for (int k = 0; k < dimensions; k++) {
        mean[k] += points[i][k];
      }
    }
    double[] moved = new double[centres.length];
    for (int c = 0; c < centres.length; c++) {
      if (sizes[c] > 0) {
        for (int k = 0; k < dimensions; k++) {
          means[c][k] /= sizes[c];
        }
        moved[c] = distance(means[c], centres[c]);
        centres[c] = means[c];
      }
    }
    for (int i = 0; i < points.length; i++) {
      upper[i] += moved[labels[i]];
      int at = i * moved.length;
      for (int c = 0; c < moved.length; c++) {
        lower[at + c] -= moved[c];
      }
    }
  }

  /** Whether a point changed its cluster. */
  private boolean assign() {
    boolean moved = false;
    for (int i = 0; i < points.length; i++) {
      int label = nearest(i);
      moved |= label != labels[i];
      labels[i] = label;
    }
    return moved;
  }

  private int nearest(int i) {
    int at = i * centres.length;
    int nearest = labels[i];
    double least = upper[i];
    boolean exact = false;
    for (int c = 0; c < centres.length; c++) {
      if (lower[at + c] >= least || c == nearest) {
        continue;
      }
      if (!exact) {
        least = distance(points[i], centres[nearest]);
        lower[at + nearest] = least;
        exact = true;
        if (lower[at + c] >= least) {
          continue;
        }
      }
      double distance = distance(points[i], centres[c]);
      lower[at + c] = distance;
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    upper[i] = least;
    return nearest;
  }

  /** Sum of the squared distances to the centres. */
  private double spread() {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double distance = distance(points[i], centres[labels[i]]);
      sum += distance * distance;
    }
    return sum;
  }

  private static double distance(double[] a, double[] b) {
    double even = 0; // two sums, for the processor adds them side by side
    double odd = 0;
    int k = 0;
    for (; k + 1 < a.length; k += 2) {
      double x = a[k] - b[k];
      double y = a[k + 1] - b[k + 1];
      even += x * x;
      odd += y * y;
    }
    double last = k < a.length ? a[k] - b[k] : 0;
    return Math.sqrt(even + odd + last * last);
  }
}
