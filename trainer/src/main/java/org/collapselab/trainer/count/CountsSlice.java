package org.collapselab.trainer.count;

import java.io.Serializable;
import java.util.List;
import org.collapselab.trainer.settings.Require;

/**
 * The counts of all n-grams whose first token lies in a range. One of many tasks holds a slice when
 * counts are summed in parts. The n-grams of a range stand side by side in every order, so a slice
 * is cut, merged and joined ({@link NGramCounts#slice}, {@link #merge}, {@link NGramCounts#join})
 * by moving whole runs of memory. Their suffixes start with any token, so a slice has no suffix
 * links. Immutable, mergeable.
 *
 * @param from the lowest first token, at least 0
 * @param to one above the highest first token
 * @param counts types, numbered from 0 within the slice, and their counts; {@link
 *     NGramCounts#suffix} fails on them, and no model can be made of them
 */
public record CountsSlice(int from, int to, NGramCounts counts) implements Serializable {

  public CountsSlice {
    Require.that(
        from >= 0 && to >= from,
        "a range of first tokens must have 0 <= from <= to, but was [%d, %d)",
        from,
        to);
  }

  /**
   * The counts of both parts together; linear in the types of both.
   *
   * @param other a slice of the same range, of counts of the same order and kind of boundaries
   */
  public CountsSlice merge(CountsSlice other) {
    Require.that(
        other.from == from && other.to == to && other.counts.order() == counts.order(),
        "slices to merge must have the same range and order, but were %s and %s",
        this,
        other);
    return new CountsSlice(from, to, counts.union(other.counts));
  }

  /** The order of slices that can be joined. */
  static int commonOrder(List<CountsSlice> slices) {
    Require.that(!slices.isEmpty(), "there must be at least one slice to join, but was none");
    for (int s = 1; s < slices.size(); s++) {
      CountsSlice before = slices.get(s - 1);
      CountsSlice slice = slices.get(s);
      Require.that(
          slice.counts.order() == before.counts.order() && slice.from >= before.to,
          "slices to join must have one order and ascending ranges, but %s followed %s",
          slice,
          before);
    }
    return slices.get(0).counts.order();
  }

  /** Starts of the contexts of all slices together. */
  static int[] firsts(List<CountsSlice> slices, int j) {
    int[] firsts = new int[j == 1 ? 2 : size(slices, j - 1) + 1];
    int contexts = 0;
    int types = 0;
    for (CountsSlice slice : slices) {
      int[] own = slice.counts.firsts(j);
      for (int c = 0; c < own.length; c++) {
        firsts[contexts + c] = types + own[c];
      }
      contexts += j == 1 ? 0 : own.length - 1; // the slices have one empty context together
      types += slice.counts.types(j);
    }
    firsts[0] = 0;
    return firsts;
  }

  /** Last tokens of all slices together. */
  static int[] tokens(List<CountsSlice> slices, int j) {
    int[] tokens = new int[size(slices, j)];
    int types = 0;
    for (CountsSlice slice : slices) {
      System.arraycopy(slice.counts.tokens(j), 0, tokens, types, slice.counts.types(j));
      types += slice.counts.types(j);
    }
    return tokens;
  }

  /** Cumulative counts of all slices together. */
  static long[] cumulatives(List<CountsSlice> slices, int j) {
    long[] cumulatives = new long[size(slices, j) + 1];
    int types = 0;
    for (CountsSlice slice : slices) {
      for (int t = 1; t <= slice.counts.types(j); t++) {
        cumulatives[types + t] = Math.addExact(cumulatives[types], slice.counts.cumulative(j)[t]);
      }
      types += slice.counts.types(j);
    }
    return cumulatives;
  }

  private static int size(List<CountsSlice> slices, int j) {
    long types = 0;
    for (CountsSlice slice : slices) {
      types += slice.counts.types(j);
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
  public String toString() {
    return "CountsSlice[first tokens [%d, %d), order %d, %d types of it]"
        .formatted(from, to, counts.order(), counts.types(counts.order()));
  }
}
