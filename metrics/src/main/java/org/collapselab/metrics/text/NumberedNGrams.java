package org.collapselab.metrics.text;

import java.util.Arrays;
import org.collapselab.trainer.text.Documents;

/**
 * The n-grams of a text as dense numbers, order by order, inside documents only: equal n-grams have
 * equal numbers. Numbers follow the order of first appearance. One pass over the text per order.
 */
final class NumberedNGrams {

  private final Documents text;
  private final int[] number; // (tokens): of the n-gram that ends there, or -1
  private int order;
  private int types;

  /** The single tokens. */
  NumberedNGrams(Documents text) {
    this.text = text;
    number = new int[text.tokens()];
    Arrays.fill(number, 0); // order 0: the empty n-gram, number 0
    types = 1;
    next();
  }

  /** Order of the n-grams, at least 1. */
  int order() {
    return order;
  }

  /** Number of distinct n-grams: numbers are below it. */
  int types() {
    return types;
  }

  /** Goes on to n-grams of one more token. */
  void next() {
    Numbers numbers = new Numbers(text.tokens());
    for (int d = 0; d < text.size(); d++) {
      int before = order == 0 ? 0 : -1; // number of the shorter n-gram that ends before
      for (int p = text.offset(d); p < text.offset(d + 1); p++) {
        int shorter = number[p];
        number[p] = before < 0 ? -1 : numbers.of((long) before << 32 | text.token(p));
        before = order == 0 ? 0 : shorter;
      }
    }
    order++;
    types = numbers.size;
  }

  /**
   * The numbers of one document's n-grams, ascending.
   *
   * @param into receives them from index 0; at least as long as the document
   * @return how many there are
   */
  int sorted(int document, int[] into) {
    int from = text.offset(document) + order - 1;
    int size = text.offset(document + 1) - from;
    if (size <= 0) {
      return 0;
    }
    System.arraycopy(number, from, into, 0, size);
    Arrays.sort(into, 0, size);
    return size;
  }

  /** Tokens of the longest document. */
  static int longest(Documents text) {
    int longest = 0;
    for (int d = 0; d < text.size(); d++) {
      longest = Math.max(longest, text.length(d));
    }
    return longest;
  }

  /** Keys to numbers 0, 1, ...: open addressing, at most half full. */
  private static final class Numbers {

    private final long[] keys;
    private final int[] values; // number + 1, 0 where empty
    private final int mask;
    int size;

    Numbers(int most) {
      int slots = Integer.highestOneBit(Math.max(1, most)) << 2;
      keys = new long[slots];
      values = new int[slots];
      mask = slots - 1;
    }

    int of(long key) {
      long mixed = key * 0x9E3779B97F4A7C15L;
      int slot = (int) ((mixed ^ mixed >>> 29) * 0xD6E8FEB86659FD93L >>> 32) & mask;
      while (values[slot] != 0 && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      if (values[slot] == 0) {
        keys[slot] = key;
        values[slot] = ++size;
      }
      return values[slot] - 1;
    }
  }
}
