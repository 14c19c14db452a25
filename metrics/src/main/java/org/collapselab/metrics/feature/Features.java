package org.collapselab.metrics.feature;

import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.text.Documents;

/**
 * Documents as vectors, a row each.
 *
 * @param rows shape (documents, dimensions); not to be written to
 * @param name what made them, for signatures
 */
record Features(double[][] rows, String name) {

  /** Dimensions of the built-in featuriser. */
  static final int DIMENSIONS = 64;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio

  /**
   * The vectors that were given for a text's documents, or else those of the built-in featuriser.
   */
  static Features of(Passage text) {
    record Key() {}
    return text.derive(
        new Key(),
        () ->
            text.vectors()
                .map(given -> new Features(given.rows(), given.name()))
                .orElseGet(() -> hashed(text.tokens())));
  }

  /**
   * The built-in featuriser: every token and every pair of neighbouring tokens adds +1 or -1 to one
   * of 64 dimensions, both by a hash of the token ids; rows are scaled to length 1. A random
   * projection of bag-of-n-grams vectors whose inner products are unbiased: Weinberger et al.
   * (2009), "Feature hashing for large scale multitask learning", arXiv:0902.2206. It knows words,
   * not meanings. Documents without tokens are left out.
   */
  static Features hashed(Documents text) {
    List<double[]> rows = new ArrayList<>();
    for (int d = 0; d < text.size(); d++) {
      if (text.length(d) > 0) {
        double[] row = new double[DIMENSIONS];
        for (int p = text.offset(d); p < text.offset(d + 1); p++) {
          add(row, mix(text.token(p)));
          if (p > text.offset(d)) {
            add(row, mix((long) (text.token(p - 1) + 1) << 32 | text.token(p)));
          }
        }
        rows.add(row);
      }
    }
    Features raw = new Features(rows.toArray(new double[0][]), "hashed-" + DIMENSIONS);
    return raw.normalised();
  }

  private static void add(double[] row, long hash) {
    row[(int) (hash >>> 32) & (DIMENSIONS - 1)] += hash < 0 ? -1 : 1;
  }

  /** Stafford's thirteenth mixer of 64 bits (2011), the output function of SplitMix64. */
  private static long mix(long key) {
    long z = key + GOLDEN;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Number of rows. */
  int size() {
    return rows.length;
  }

  /** Number of columns; 0 without rows. */
  int dimensions() {
    return rows.length == 0 ? 0 : rows[0].length;
  }

  /** Rows scaled to Euclidean length 1; a row of zeros, whose terms cancelled, stays. */
  Features normalised() {
    double[][] scaled = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double squares = 0;
      for (double x : rows[i]) {
        squares += x * x;
      }
      double length = squares == 0 ? 1 : Math.sqrt(squares);
      scaled[i] = rows[i].clone();
      for (int k = 0; k < scaled[i].length; k++) {
        scaled[i][k] /= length;
      }
    }
    return new Features(scaled, name);
  }

  /** Mean row, shape (dimensions). */
  double[] mean() {
    double[] mean = new double[dimensions()];
    for (double[] row : rows) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += row[k];
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= rows.length;
    }
    return mean;
  }

  /**
   * Sum of the outer products of the rows less a centre, over a divisor; shape (dimensions,
   * dimensions).
   */
  double[][] scatter(double[] centre, double divisor) {
    int d = dimensions();
    double[][] scatter = new double[d][d];
    double[] x = new double[d];
    for (double[] row : rows) {
      for (int k = 0; k < d; k++) {
        x[k] = row[k] - centre[k];
      }
      for (int k = 0; k < d; k++) {
        double factor = x[k];
        for (int l = 0; l < d; l++) {
          scatter[k][l] += factor * x[l];
        }
      }
    }
    for (double[] line : scatter) {
      for (int l = 0; l < d; l++) {
        line[l] /= divisor;
      }
    }
    return scatter;
  }
}
