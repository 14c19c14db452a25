package org.collapselab.metrics.vectors;

import java.util.Arrays;
import org.collapselab.trainer.text.Documents;

/**
 * The built-in featuriser: every token and every pair of neighbouring tokens adds +1 or -1 to one
 * of 64 dimensions, both by a hash of the token ids; rows are scaled to length 1. A random
 * projection of bag-of-n-grams vectors whose inner products are unbiased: Weinberger et al. (2009),
 * "Feature hashing for large scale multitask learning", arXiv:0902.2206. It knows words, not
 * meanings. Documents without tokens have no row. No other row is 0: its terms are odd in number.
 */
final class HashedRows implements Features.Rows {

  /** Numbers in a row. */
  static final int DIMENSIONS = 64;

  static final String NAME = "hashed-" + DIMENSIONS;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio

  private final Documents text;
  private final int[] documents; // those that have a row

  HashedRows(Documents text) {
    this.text = text;
    int[] kept = new int[text.size()];
    int size = 0;
    for (int d = 0; d < text.size(); d++) {
      if (text.length(d) > 0) {
        kept[size++] = d;
      }
    }
    this.documents = Arrays.copyOf(kept, size);
  }

  @Override
  public int size() {
    return documents.length;
  }

  @Override
  public int dimensions() {
    return documents.length == 0 ? 0 : DIMENSIONS;
  }

  @Override
  public void row(int i, double[] row) {
    double length = Math.sqrt(fill(documents[i], row));
    for (int k = 0; k < DIMENSIONS; k++) {
      row[k] /= length;
    }
  }

  /** Writes the sums of a document; returns their squared length. */
  private double fill(int document, double[] row) {
    Arrays.fill(row, 0);
    int begin = text.offset(document);
    for (int p = begin; p < text.offset(document + 1); p++) {
      add(row, mix(text.token(p)));
      if (p > begin) {
        add(row, mix((long) (text.token(p - 1) + 1) << 32 | text.token(p)));
      }
    }
    double squares = 0;
    for (double x : row) {
      squares += x * x;
    }
    return squares;
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
}
