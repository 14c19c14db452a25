package org.collapselab.trainer.ngram;

import java.util.Arrays;

/**
 * Sorts the keys of a large group by token, their high 32 bits, and keeps the order of equal
 * tokens: an LSD radix sort over the bits that tokens have.
 */
final class GroupSort {

  private static final int DIGIT = 8; // bits
  private static final int LONG_DIGIT = 11; // for groups that outweigh its histogram
  private static final int LARGE = 1 << 13;

  private final int bits; // of tokens
  private long[] keys = new long[0];
  private long[] spare = new long[0];
  private final int[] ends = new int[1 << LONG_DIGIT];

  /**
   * @param highest the highest token
   */
  GroupSort(int highest) {
    bits = Integer.SIZE - Integer.numberOfLeadingZeros(highest);
  }

  /** Room for the keys of a group; valid until its sort. */
  long[] reserve(int size) {
    if (keys.length < size) {
      keys = new long[size];
      spare = new long[size];
    }
    return keys;
  }

  /** The keys of a group, sorted. */
  long[] sort(int size) {
    int passes = (bits - 1) / (size < LARGE ? DIGIT : LONG_DIGIT) + 1;
    int digit = (bits - 1) / passes + 1;
    for (int pass = 0; pass < passes; pass++) {
      distribute(size, Integer.SIZE + pass * digit, (1 << digit) - 1);
      long[] swap = keys;
      keys = spare;
      spare = swap;
    }
    return keys;
  }

  /** Moves the keys to the spare array, sorted by one digit. */
  private void distribute(int size, int shift, int mask) {
    Arrays.fill(ends, 0, mask + 1, 0);
    for (int i = 0; i < size; i++) {
      ends[(int) (keys[i] >>> shift) & mask]++;
    }
    for (int d = 0, at = 0; d <= mask; d++) {
      int occurrences = ends[d];
      ends[d] = at;
      at += occurrences;
    }
    for (int i = 0; i < size; i++) {
      spare[ends[(int) (keys[i] >>> shift) & mask]++] = keys[i];
    }
  }
}
