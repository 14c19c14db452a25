package org.collapselab.trainer.count;

import java.util.Arrays;

/**
 * Sorts the keys of a large group by their high 32 bits, the suffix; keys of equal suffix keep
 * their order. It is an LSD radix sort over the bits in which the suffixes of the group differ from
 * the lowest.
 */
final class GroupSort {

  private static final int DIGIT = 8; // bits
  private static final int LONG_DIGIT = 11; // for groups that outweigh its histogram
  private static final int LARGE = 1 << 13;

  private long[] keys = new long[0];
  private long[] spare = new long[0];
  private final int[] ends = new int[1 << LONG_DIGIT];

  /** An array for the keys of a group; valid until they are sorted. */
  long[] reserve(int size) {
    if (keys.length < size) {
      keys = new long[size];
      spare = new long[size];
    }
    return keys;
  }

  /** The keys of a group, sorted; none is negative. */
  long[] sort(int size) {
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    for (int i = 0; i < size; i++) {
      lowest = Math.min(lowest, keys[i]);
      highest = Math.max(highest, keys[i]);
    }
    lowest &= -1L << Integer.SIZE;
    int bits = size == 0 ? 0 : Long.SIZE - Long.numberOfLeadingZeros((highest - lowest) >>> 32);
    int most = size < LARGE ? DIGIT : LONG_DIGIT;
    int passes = (bits + most - 1) / most;
    for (int pass = 0; pass < passes; pass++) {
      int digit = (bits + passes - 1) / passes;
      distribute(size, lowest, Integer.SIZE + pass * digit, (1 << digit) - 1);
      long[] swap = keys;
      keys = spare;
      spare = swap;
    }
    return keys;
  }

  /** Moves the keys to the spare array, sorted by one digit of what they are above the lowest. */
  private void distribute(int size, long lowest, int shift, int mask) {
    Arrays.fill(ends, 0, mask + 1, 0);
    for (int i = 0; i < size; i++) {
      ends[(int) (keys[i] - lowest >>> shift) & mask]++;
    }
    for (int d = 0, at = 0; d <= mask; d++) {
      int occurrences = ends[d];
      ends[d] = at;
      at += occurrences;
    }
    for (int i = 0; i < size; i++) {
      spare[ends[(int) (keys[i] - lowest >>> shift) & mask]++] = keys[i];
    }
  }
}
