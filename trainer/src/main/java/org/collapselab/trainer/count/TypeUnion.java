package org.collapselab.trainer.count;

import org.collapselab.trainer.settings.Require;

/**
 * Merges the types of one order that two counts have, and keeps the new number of each, so that all
 * columns of the two counts can be merged in the same way. Linear in the types of both; runs of
 * contexts that only one of them has cost no comparison.
 */
final class TypeUnion {

  /** Order 0: the empty context, which both have. */
  static final TypeUnion EMPTY_CONTEXT = new TypeUnion(new int[1], new int[1], new int[] {0, 1}, 1);

  private final int[] a; // (types of the first): number in the union; ascends
  private final int[] b; // (types of the second)
  private final int[] first; // (contexts in the union + 1)
  private int size;

  private TypeUnion(int[] a, int[] b, int[] first, int size) {
    this.a = a;
    this.b = b;
    this.first = first;
    this.size = size;
  }

  /**
   * Merges the types of order j.
   *
   * @param contexts the union of order j - 1
   * @param firstA shape (contexts of the first + 1): where the types of a context start
   * @param tokenA shape (types of the first): last tokens
   */
  TypeUnion(TypeUnion contexts, int j, int[] firstA, int[] tokenA, int[] firstB, int[] tokenB) {
    this(
        new int[tokenA.length],
        new int[tokenB.length],
        new int[contexts.size + 1],
        requireArray((long) tokenA.length + tokenB.length, j));
    size = 0;
    int i = 0;
    int k = 0;
    while (i < contexts.a.length || k < contexts.b.length) {
      int inA = i < contexts.a.length ? contexts.a[i] : Integer.MAX_VALUE;
      int inB = k < contexts.b.length ? contexts.b[k] : Integer.MAX_VALUE;
      if (inA < inB) {
        move(a, firstA, i++, inA);
      } else if (inB < inA) {
        move(b, firstB, k++, inB);
      } else {
        interleave(tokenA, firstA[i], firstA[i + 1], tokenB, firstB[k], firstB[k + 1]);
        first[inA + 1] = size;
        i++;
        k++;
      }
    }
  }

  private static int requireArray(long bound, int j) {
    Require.that(
        bound <= Integer.MAX_VALUE - 8,
        "merged counts must have at most 2^31 - 9 types of each order, but %s %s-grams were"
            + " given; use smaller budgets or a lower order",
        bound,
        j);
    return (int) bound;
  }

  /** The types of a context that only one has. */
  private void move(int[] moved, int[] from, int context, int inUnion) {
    for (int t = from[context]; t < from[context + 1]; t++) {
      moved[t] = size++;
    }
    first[inUnion + 1] = size;
  }

  /** The types of a context that both have. */
  private void interleave(int[] tokenA, int i, int iEnd, int[] tokenB, int k, int kEnd) {
    while (i < iEnd && k < kEnd) {
      int s = tokenA[i];
      int t = tokenB[k];
      if (s <= t) {
        a[i++] = size;
      }
      if (t <= s) {
        b[k++] = size;
      }
      size++;
    }
    while (i < iEnd) {
      a[i++] = size++;
    }
    while (k < kEnd) {
      b[k++] = size++;
    }
  }

  /** Where the types of a context start, shape (contexts + 1). */
  int[] first() {
    return first;
  }

  /** Last tokens, shape (size). */
  int[] tokens(int[] ofA, int[] ofB) {
    int[] tokens = new int[size];
    for (int t = 0; t < a.length; t++) {
      tokens[a[t]] = ofA[t];
    }
    for (int t = 0; t < b.length; t++) {
      tokens[b[t]] = ofB[t];
    }
    return tokens;
  }

  /** Suffixes, shape (size): types of the order below, which moved too. */
  int[] suffixes(TypeUnion below, int[] ofA, int[] ofB) {
    int[] suffixes = new int[size];
    for (int t = 0; t < a.length; t++) {
      suffixes[a[t]] = below.a[ofA[t]];
    }
    for (int t = 0; t < b.length; t++) {
      suffixes[b[t]] = below.b[ofB[t]];
    }
    return suffixes;
  }

  /** Cumulative counts, shape (size + 1), of the sums of both. */
  long[] cumulative(long[] ofA, long[] ofB) {
    Math.addExact(ofA[a.length], ofB[b.length]); // throws if the sum of all is no long
    long[] cumulative = new long[size + 1];
    for (int t = 0; t < a.length; t++) {
      cumulative[a[t] + 1] = ofA[t + 1] - ofA[t];
    }
    for (int t = 0; t < b.length; t++) {
      cumulative[b[t] + 1] += ofB[t + 1] - ofB[t];
    }
    for (int t = 0; t < size; t++) {
      cumulative[t + 1] += cumulative[t];
    }
    return cumulative;
  }
}
