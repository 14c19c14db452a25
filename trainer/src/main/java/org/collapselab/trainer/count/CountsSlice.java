package org.collapselab.trainer.count;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.collapselab.trainer.settings.Require;

/**
 * The counts of all n-grams whose first token lies in a range. One of many tasks holds a slice when
 * counts are summed in parts. The n-grams of a range stand side by side in every order, so a slice
 * is cut, merged and joined ({@link NGramCounts#slice}, {@link #merge}, {@link NGramCounts#join})
 * by moving whole runs of memory. Their suffixes start with any token, so a slice has no suffix
 * links. Immutable, mergeable.
 *
 * <p>Arrays have an entry per order j, entry 0 unused; types are numbered from 0 within the slice.
 */
public final class CountsSlice implements Serializable {

  private final int from;
  private final int to;
  private final int order;
  private final int[][] first; // [j] (types(j - 1) + 1): where the types of a context start
  private final int[][] token; // [j] (types(j)): last token
  private final long[][] cumulative; // [j] (types(j) + 1): counts of all types before

  CountsSlice(int from, int to, int order, int[][] first, int[][] token, long[][] cumulative) {
    Require.that(
        from >= 0 && to >= from,
        "a range of first tokens must have 0 <= from <= to, but was [%d, %d)",
        from,
        to);
    this.from = from;
    this.to = to;
    this.order = order;
    this.first = first;
    this.token = token;
    this.cumulative = cumulative;
  }

  /** The lowest first token. */
  public int from() {
    return from;
  }

  /** One above the highest first token. */
  public int to() {
    return to;
  }

  /** Highest order. */
  public int order() {
    return order;
  }

  /** Number of types of an order in [0, {@link #order}]; 1 for order 0. */
  public int types(int order) {
    return order == 0 ? 1 : token[order].length;
  }

  /** Starts of an order's contexts, shape (types(order - 1) + 1); must not be written to. */
  int[] firsts(int order) {
    return first[order];
  }

  /** Last tokens of an order, shape (types); must not be written to. */
  int[] tokens(int order) {
    return token[order];
  }

  /** Cumulative counts of an order, shape (types + 1); must not be written to. */
  long[] cumulative(int order) {
    return cumulative[order];
  }

  /**
   * The counts of both parts together; linear in the types of both.
   *
   * @param other a slice of the same range, of counts of the same order and kind of boundaries
   */
  public CountsSlice merge(CountsSlice other) {
    Require.that(
        other.from == from && other.to == to && other.order == order,
        "slices to merge must have the same range and order, but were %s and %s",
        this,
        other);
    int[][] firsts = new int[order + 1][];
    int[][] tokens = new int[order + 1][];
    long[][] cumulatives = new long[order + 1][];
    TypeUnion contexts = TypeUnion.EMPTY_CONTEXT;
    for (int j = 1; j <= order; j++) {
      contexts = new TypeUnion(contexts, j, first[j], token[j], other.first[j], other.token[j]);
      firsts[j] = contexts.first();
      tokens[j] = contexts.tokens(token[j], other.token[j]);
      cumulatives[j] = contexts.cumulative(cumulative[j], other.cumulative[j]);
    }
    return new CountsSlice(from, to, order, firsts, tokens, cumulatives);
  }

  /**
   * The slice as counts to compare with those of another slice: types and counts, but no suffixes.
   * {@link NGramCounts#suffix} fails on them, and no model can be made of them.
   */
  public NGramCounts unlinked() {
    int[][] suffix = new int[order + 1][0];
    return new NGramCounts(order, first, token, suffix, cumulative);
  }

  /** The order of slices that can be joined. */
  static int commonOrder(List<CountsSlice> slices) {
    Require.that(!slices.isEmpty(), "there must be at least one slice to join, but was none");
    for (int s = 1; s < slices.size(); s++) {
      CountsSlice before = slices.get(s - 1);
      CountsSlice slice = slices.get(s);
      Require.that(
          slice.order == before.order && slice.from >= before.to,
          "slices to join must have one order and ascending ranges, but %s followed %s",
          slice,
          before);
    }
    return slices.get(0).order;
  }

  /** Starts of the contexts of all slices together. */
  static int[] firsts(List<CountsSlice> slices, int j) {
    int[] firsts = new int[j == 1 ? 2 : size(slices, j - 1) + 1];
    int contexts = 0;
    int types = 0;
    for (CountsSlice slice : slices) {
      for (int c = 0; c < slice.first[j].length; c++) {
        firsts[contexts + c] = types + slice.first[j][c];
      }
      contexts += j == 1 ? 0 : slice.types(j - 1); // the slices have one empty context together
      types += slice.types(j);
    }
    firsts[0] = 0;
    return firsts;
  }

  /** Last tokens of all slices together. */
  static int[] tokens(List<CountsSlice> slices, int j) {
    int[] tokens = new int[size(slices, j)];
    int types = 0;
    for (CountsSlice slice : slices) {
      System.arraycopy(slice.token[j], 0, tokens, types, slice.types(j));
      types += slice.types(j);
    }
    return tokens;
  }

  /** Cumulative counts of all slices together. */
  static long[] cumulatives(List<CountsSlice> slices, int j) {
    long[] cumulatives = new long[size(slices, j) + 1];
    int types = 0;
    for (CountsSlice slice : slices) {
      for (int t = 1; t <= slice.types(j); t++) {
        cumulatives[types + t] = Math.addExact(cumulatives[types], slice.cumulative[j][t]);
      }
      types += slice.types(j);
    }
    return cumulatives;
  }

  private static int size(List<CountsSlice> slices, int j) {
    long types = 0;
    for (CountsSlice slice : slices) {
      types += slice.types(j);
    }
    Require.that(
        types <= Integer.MAX_VALUE - 8,
        "joined counts must have at most 2^31 - 9 types of each order, but slices had %d"
            + " %d-grams; use smaller budgets or a lower order",
        types,
        j);
    return (int) types;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CountsSlice that
        && from == that.from
        && to == that.to
        && order == that.order
        && Arrays.deepEquals(first, that.first)
        && Arrays.deepEquals(token, that.token)
        && Arrays.deepEquals(cumulative, that.cumulative);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(token) + Arrays.deepHashCode(cumulative);
  }

  @Override
  public String toString() {
    return "CountsSlice[first tokens [%d, %d), order %d, %d types of it]"
        .formatted(from, to, order, types(order));
  }
}
