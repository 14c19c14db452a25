package org.collapselab.trainer.count;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * How often every n-gram of orders 1 .. {@link #order} occurs in a text. The counts are a trie in
 * primitive arrays, and each node knows its suffix. Immutable, mergeable.
 *
 * <p>The n-grams that occur are the <em>types</em> of their order, numbered 0, 1, ... in the
 * lexicographic order of their token ids; only types with a count above 0 are held, single tokens
 * too, so a token's type of order 1 is not its id in the vocabulary. The types that extend one
 * context stand side by side. Order 0 has one type, the empty context 0.
 *
 * <p>With boundaries a document counts as {@code <s> w1 .. wn} and, if it is closed, {@code </s>}:
 * one {@code <s>}, whatever the order, as in KenLM, and {@code <s>} by itself is a type of order 1
 * (its count is the number of documents) though never an event.
 */
public final class NGramCounts implements Serializable {

  /** Highest order that counts are kept for. */
  public static final int MAXIMUM_ORDER = 7;

  private static final int CONTEXTS_PER_TASK = 1 << 16;

  private final int order;
  // All by order j: shape (order + 1), entry 0 unused.
  private final int[][] first; // [j] (types(j - 1) + 1): where the types of a context start
  private final int[][] token; // [j] (types(j)): last token
  private final int[][] suffix; // [j] (types(j)): the type of order j - 1 without the first token
  private final long[][] cumulative; // [j] (types(j) + 1): counts of all types before

  NGramCounts(int order, int[][] first, int[][] token, int[][] suffix, long[][] cumulative) {
    this.order = order;
    this.first = first;
    this.token = token;
    this.suffix = suffix;
    this.cumulative = cumulative;
  }

  private NGramCounts(int order) {
    this(
        requireOrder(order),
        new int[order + 1][],
        new int[order + 1][],
        new int[order + 1][],
        new long[order + 1][]);
  }

  private static int requireOrder(int order) {
    Require.within(1, MAXIMUM_ORDER, order, "order");
    return order;
  }

  /**
   * Counts the n-grams of documents, on the caller's thread. Takes time linear in tokens times
   * order, and about 17 bytes a token besides the result, 16 more for those that follow on its most
   * frequent token.
   *
   * @param text documents; at most 2^31 - 2^24 tokens, begins and ends included
   * @param order highest order, in [1, 7]
   * @param boundaries whether begins and ends of documents are counted
   */
  public static NGramCounts count(Documents text, int order, boolean boundaries) {
    return count(text, order, boundaries, 1);
  }

  /**
   * The same counts by several threads.
   *
   * @param threads number of threads, at least 1
   */
  public static NGramCounts count(Documents text, int order, boolean boundaries, int threads) {
    return RefinementCounter.count(text, requireOrder(order), boundaries, threads);
  }

  /** Highest order. */
  public int order() {
    return order;
  }

  /** Number of types of an order in [0, {@link #order}]; 1 for order 0. */
  public int types(int order) {
    return order == 0 ? 1 : token[order].length;
  }

  /** The last token of a type. */
  public int token(int order, int type) {
    return token[order][type];
  }

  /** Occurrences of a type, at least 1. */
  public long count(int order, int type) {
    return cumulative[order][type + 1] - cumulative[order][type];
  }

  /** Occurrences of all types of an order together. */
  public long total(int order) {
    return cumulative[order][token[order].length];
  }

  /**
   * The first type of an order that extends a context; the last one is {@code first(order, context
   * + 1) - 1}.
   *
   * @param context type of order {@code order - 1}, or one above the last
   */
  public int first(int order, int context) {
    return first[order][context];
  }

  /** The type of order {@code order - 1} without a type's first token; 0 for order 1. */
  public int suffix(int order, int type) {
    return suffix[order][type];
  }

  /**
   * The type that extends a context by a token, or -1; by binary search.
   *
   * @param order order of the type, at least 1
   * @param context type of order {@code order - 1}
   */
  public int child(int order, int context, int token) {
    int type =
        Arrays.binarySearch(
            this.token[order], first[order][context], first[order][context + 1], token);
    return type < 0 ? -1 : type;
  }

  /** Whether documents begin with {@code <s>} here. */
  public boolean boundaries() {
    return child(1, 0, Vocabulary.BEGIN) >= 0;
  }

  /**
   * All counts of an order, summed up: entry t is the number of occurrences of the types 0 .. t -
   * 1. A read-only view of the array that is held: it must not be written to.
   *
   * @param order in [1, {@link #order}]
   * @return shape (types(order) + 1), ascending from 0
   */
  public long[] cumulative(int order) {
    return cumulative[order];
  }

  /**
   * The last token of every type of an order. A read-only view of the array that is held: it must
   * not be written to.
   *
   * @param order in [1, {@link #order}]
   * @return shape (types(order)); ascending within each context
   */
  public int[] tokens(int order) {
    return token[order];
  }

  /**
   * Where the types of each context start: those that extend context c are {@code firsts[c]} ..
   * {@code firsts[c + 1] - 1}. A read-only view of the array that is held: it must not be written
   * to.
   *
   * @param order in [1, {@link #order}]
   * @return shape (types(order - 1) + 1), ascending from 0
   */
  public int[] firsts(int order) {
    return first[order];
  }

  /**
   * The suffix of every type of an order: the type of order {@code order - 1} without the first
   * token. A read-only view of the array that is held: it must not be written to.
   *
   * @param order in [1, {@link #order}]
   * @return shape (types(order)); all 0 for order 1
   */
  public int[] suffixes(int order) {
    return suffix[order];
  }

  /**
   * The counts of both texts together; linear in the types of both.
   *
   * @param other counts of the same order, with boundaries if these have them
   */
  public NGramCounts merge(NGramCounts other) {
    Require.that(
        other.order == order,
        "counts to merge must have the same order, but had %s and %s",
        order,
        other.order);
    if (types(1) == 0) {
      return other;
    }
    if (other.types(1) == 0) {
      return this;
    }
    Require.that(
        boundaries() == other.boundaries(),
        "counts with document boundaries cannot be merged with counts without them");
    return union(other);
  }

  /** The counts of both together, with suffixes if these have them. */
  NGramCounts union(NGramCounts other) {
    boolean linked = suffix[1].length > 0;
    NGramCounts sum = new NGramCounts(order);
    TypeUnion contexts = TypeUnion.EMPTY_CONTEXT;
    for (int j = 1; j <= order; j++) {
      TypeUnion types =
          new TypeUnion(contexts, j, first[j], token[j], other.first[j], other.token[j]);
      sum.first[j] = types.first();
      sum.token[j] = types.tokens(token[j], other.token[j]);
      sum.suffix[j] = linked ? types.suffixes(contexts, suffix[j], other.suffix[j]) : new int[0];
      sum.cumulative[j] = types.cumulative(cumulative[j], other.cumulative[j]);
      contexts = types;
    }
    return sum;
  }

  /**
   * The n-grams whose first token lies in [from, to), a copy.
   *
   * @param from lowest first token, at least 0
   * @param to one above the highest, at least {@code from}
   */
  public CountsSlice slice(int from, int to) {
    int[][] firsts = new int[order + 1][];
    int[][] tokens = new int[order + 1][];
    int[][] suffixes = new int[order + 1][];
    long[][] cumulatives = new long[order + 1][];
    int start = 0; // types start .. end - 1 of order j - 1 lie in the slice: the empty context
    int end = 1;
    for (int j = 1; j <= order; j++) {
      int a = j == 1 ? lowest(from) : first[j][start];
      int b = j == 1 ? Math.max(a, lowest(to)) : first[j][end];
      firsts[j] = Arrays.copyOfRange(first[j], start, end + 1);
      for (int c = 0; c < firsts[j].length; c++) {
        firsts[j][c] = Math.min(b, Math.max(a, firsts[j][c])) - a;
      }
      tokens[j] = Arrays.copyOfRange(token[j], a, b);
      suffixes[j] = new int[0];
      cumulatives[j] = Arrays.copyOfRange(cumulative[j], a, b + 1);
      for (int t = b - a; t >= 0; t--) {
        cumulatives[j][t] -= cumulatives[j][0];
      }
      start = a;
      end = b;
    }
    return new CountsSlice(from, to, new NGramCounts(order, firsts, tokens, suffixes, cumulatives));
  }

  /** The first type of order 1 whose token is at least as high. */
  private int lowest(int wanted) {
    int type = Arrays.binarySearch(token[1], wanted);
    return type < 0 ? -type - 1 : type;
  }

  /**
   * The counts that slices were cut from. Linear in the types but for the look-up of suffixes, by
   * binary search among the types of one context.
   *
   * @param slices by ascending range; together they hold every n-gram
   * @throws IllegalArgumentException if ranges do not ascend, orders differ, or a slice is missing
   */
  public static NGramCounts join(List<CountsSlice> slices) {
    return join(slices, 1);
  }

  /**
   * The same counts by several threads.
   *
   * @param threads number of threads, at least 1
   */
  public static NGramCounts join(List<CountsSlice> slices, int threads) {
    NGramCounts whole = new NGramCounts(CountsSlice.commonOrder(slices));
    for (int j = 1; j <= whole.order; j++) {
      whole.first[j] = CountsSlice.firsts(slices, j);
      whole.token[j] = CountsSlice.tokens(slices, j);
      whole.cumulative[j] = CountsSlice.cumulatives(slices, j);
    }
    whole.linkSuffixes(threads);
    return whole;
  }

  /** Fills the suffixes from the trie alone. */
  private void linkSuffixes(int threads) {
    suffix[1] = new int[types(1)];
    try (Workers workers = new Workers(threads)) {
      for (int order = 2; order <= this.order; order++) {
        int j = order;
        suffix[j] = new int[types(j)];
        int contexts = types(j - 1);
        int parts = contexts / CONTEXTS_PER_TASK + 1;
        workers.forEach(
            parts,
            part -> {
              int from = part * CONTEXTS_PER_TASK;
              linkSuffixes(j, from, from + Math.min(CONTEXTS_PER_TASK, contexts - from));
            });
      }
    }
  }

  /**
   * The suffixes of what follows on the contexts from .. to - 1: the suffix of (c, w) is the type
   * (c without its first token, w), and what follows c is among what follows c's suffix.
   */
  private void linkSuffixes(int j, int from, int to) {
    for (int c = from; c < to; c++) {
      int context = suffix[j - 1][c];
      int at = first[j - 1][context];
      int end = first[j - 1][context + 1];
      for (int t = first[j][c]; t < first[j][c + 1]; t++) {
        if (at == end || token[j - 1][at] != token[j][t]) {
          at = Arrays.binarySearch(token[j - 1], at, end, token[j][t]);
        }
        if (at < 0) {
          throw new IllegalArgumentException(
              "%d-gram %d lacks its suffix of order %d; give all n-grams of one count"
                  .formatted(j, t, j - 1));
        }
        suffix[j][t] = at++;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NGramCounts that
        && order == that.order
        && Arrays.deepEquals(first, that.first)
        && Arrays.deepEquals(token, that.token)
        && Arrays.deepEquals(suffix, that.suffix)
        && Arrays.deepEquals(cumulative, that.cumulative);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(token) + Arrays.deepHashCode(cumulative);
  }

  @Override
  public String toString() {
    StringBuilder types = new StringBuilder();
    for (int j = 1; j <= order; j++) {
      types.append(j == 1 ? "" : ", ").append(types(j));
    }
    return "NGramCounts[types " + types + "]";
  }
}
