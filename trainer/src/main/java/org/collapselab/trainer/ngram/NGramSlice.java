package org.collapselab.trainer.ngram;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The n-grams of {@link NGramCounts} whose first token lies in a range. Types are in lexicographic
 * order, so a slice is a run of types of every order, and the slices of one count put side by side
 * are the count. A slice has no links to suffixes, most of which lie in other slices; what is left
 * merges by itself, so that large counts can be summed range by range. Immutable.
 */
public final class NGramSlice {

  private static final int[] NO_LINKS = {};

  private final int order;
  private final int[][] first; // [j] (types(j - 1) + 1): where the types of a context start
  private final int[][] token; // [j] (types(j)): last token
  private final long[][] count; // [j] (types(j)): occurrences

  private NGramSlice(int order) {
    this.order = order;
    this.first = new int[order + 1][];
    this.token = new int[order + 1][];
    this.count = new long[order + 1][];
  }

  /** The slice of no types, the identity of {@link #merge}. */
  public static NGramSlice empty(int order) {
    NGramSlice empty = new NGramSlice(order);
    for (int j = 1; j <= order; j++) {
      empty.first[j] = new int[j == 1 ? 2 : 1];
      empty.token[j] = new int[0];
      empty.count[j] = new long[0];
    }
    return empty;
  }

  /**
   * The n-grams whose first token is in [from, to); linear in their types.
   *
   * @param from token id, at least 0
   * @param to token id, at least {@code from}
   */
  public static NGramSlice of(NGramCounts counts, int from, int to) {
    NGramSlice slice = new NGramSlice(counts.order());
    int begin = lowerBound(counts.tokens(1), from);
    int end = lowerBound(counts.tokens(1), to);
    slice.first[1] = new int[] {0, end - begin};
    for (int j = 1; j <= slice.order; j++) {
      slice.token[j] = Arrays.copyOfRange(counts.tokens(j), begin, end);
      slice.count[j] = new long[end - begin];
      for (int type = begin; type < end; type++) {
        slice.count[j][type - begin] = counts.count(j, type);
      }
      if (j < slice.order) {
        int base = counts.first(j + 1, begin);
        slice.first[j + 1] = new int[end - begin + 1];
        for (int context = begin; context <= end; context++) {
          slice.first[j + 1][context - begin] = counts.first(j + 1, context) - base;
        }
        end = counts.first(j + 1, end);
        begin = base;
      }
    }
    return slice;
  }

  private static int lowerBound(int[] ascending, int value) {
    int at = Arrays.binarySearch(ascending, value);
    return at < 0 ? -at - 1 : at;
  }

  /** Highest order. */
  public int order() {
    return order;
  }

  /** Number of types of an order. */
  public int types(int j) {
    return token[j].length;
  }

  /** The counts of both slices together; linear in the types of both. */
  public NGramSlice merge(NGramSlice other) {
    if (other.order != order) {
      throw new IllegalArgumentException(
          "slices to merge must have the same order, but had " + order + " and " + other.order);
    }
    NGramSlice sum = new NGramSlice(order);
    int[] mine = {0}; // a merged context's type here, -1 where it has none
    int[] theirs = {0};
    for (int j = 1; j <= order; j++) {
      int bound = Math.addExact(types(j), other.types(j));
      int[] tokens = new int[bound];
      long[] counts = new long[bound];
      int[] fromMine = new int[bound];
      int[] fromTheirs = new int[bound];
      int[] starts = new int[mine.length + 1];
      int size = 0;
      for (int c = 0; c < mine.length; c++) {
        int i = mine[c] < 0 ? 0 : first[j][mine[c]];
        int iEnd = mine[c] < 0 ? 0 : first[j][mine[c] + 1];
        int k = theirs[c] < 0 ? 0 : other.first[j][theirs[c]];
        int kEnd = theirs[c] < 0 ? 0 : other.first[j][theirs[c] + 1];
        while (i < iEnd || k < kEnd) {
          int s = i < iEnd ? token[j][i] : Integer.MAX_VALUE;
          int t = k < kEnd ? other.token[j][k] : Integer.MAX_VALUE;
          tokens[size] = Math.min(s, t);
          counts[size] = (s <= t ? count[j][i] : 0) + (t <= s ? other.count[j][k] : 0);
          fromMine[size] = s <= t ? i++ : -1;
          fromTheirs[size] = t <= s ? k++ : -1;
          size++;
        }
        starts[c + 1] = size;
      }
      sum.first[j] = starts;
      sum.token[j] = Arrays.copyOf(tokens, size);
      sum.count[j] = Arrays.copyOf(counts, size);
      mine = Arrays.copyOf(fromMine, size);
      theirs = Arrays.copyOf(fromTheirs, size);
    }
    return sum;
  }

  /**
   * The slice as counts that can be looked up and compared, but have no suffixes: {@link
   * NGramCounts#suffix} fails on them, and no model can be made of them.
   */
  public NGramCounts counts() {
    int[][] links = new int[order + 1][];
    long[][] cumulative = new long[order + 1][];
    for (int j = 1; j <= order; j++) {
      links[j] = NO_LINKS;
      cumulative[j] = new long[types(j) + 1];
      for (int type = 0; type < types(j); type++) {
        cumulative[j][type + 1] = Math.addExact(cumulative[j][type], count[j][type]);
      }
    }
    return new NGramCounts(order, first, token, links, cumulative);
  }

  /**
   * Where slices are put side by side again. Suffixes are linked at the end, once.
   *
   * <p>Takes 20 bytes a type, and one slice besides while it is added.
   */
  public static final class Joiner {

    private final int order;
    private final int[] size; // [j]: types so far
    private final int[][] first;
    private final int[][] token;
    private final long[][] cumulative;

    /**
     * An empty count.
     *
     * @param types types of orders 1, 2, ... in all slices together
     */
    public Joiner(int[] types) {
      order = types.length;
      size = new int[order + 1];
      first = new int[order + 1][];
      token = new int[order + 1][];
      cumulative = new long[order + 1][];
      for (int j = 1; j <= order; j++) {
        first[j] = new int[j == 1 ? 2 : types[j - 2] + 1];
        token[j] = new int[types[j - 1]];
        cumulative[j] = new long[types[j - 1] + 1];
      }
    }

    /** Adds the slice of the next range of first tokens. */
    public void add(NGramSlice slice) {
      for (int j = order; j >= 1; j--) { // downwards: size[j - 1] is still that before the slice
        int at = size[j];
        int types = slice.types(j);
        for (int context = 1; j > 1 && context <= slice.types(j - 1); context++) {
          first[j][size[j - 1] + context] = at + slice.first[j][context];
        }
        System.arraycopy(slice.token[j], 0, token[j], at, types);
        for (int type = 0; type < types; type++) {
          cumulative[j][at + type + 1] =
              Math.addExact(cumulative[j][at + type], slice.count[j][type]);
        }
        size[j] = at + types;
      }
    }

    /** The counts; one binary search a type. */
    public NGramCounts counts() {
      int[][] suffix = new int[order + 1][];
      first[1][1] = size[1];
      suffix[1] = new int[size[1]];
      NGramCounts counts = new NGramCounts(order, first, token, suffix, cumulative);
      for (int j = 2; j <= order; j++) {
        suffix[j] = new int[size[j]];
        for (int context = 0; context < size[j - 1]; context++) {
          int shorter = suffix[j - 1][context]; // 0, the empty context, for j = 2
          for (int type = first[j][context]; type < first[j][context + 1]; type++) {
            suffix[j][type] = counts.child(j - 1, shorter, token[j][type]);
          }
        }
      }
      return counts;
    }
  }

  /** Writes the slice: per order the number of types, then contexts' sizes, tokens and counts. */
  public void write(DataOutputStream out) throws IOException {
    out.writeByte(order);
    for (int j = 1; j <= order; j++) {
      put(out, types(j));
      for (int context = 1; context < first[j].length; context++) {
        put(out, first[j][context] - first[j][context - 1]);
      }
      for (int context = 1; context < first[j].length; context++) {
        for (int type = first[j][context - 1], last = 0; type < first[j][context]; type++) {
          put(out, token[j][type] - last); // ascends within a context
          last = token[j][type];
        }
      }
      for (long occurrences : count[j]) {
        put(out, occurrences);
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  public static NGramSlice read(DataInputStream in) throws IOException {
    NGramSlice slice = new NGramSlice(in.readByte());
    int contexts = 1;
    for (int j = 1; j <= slice.order; j++) {
      int types = (int) take(in);
      slice.first[j] = new int[contexts + 1];
      slice.token[j] = new int[types];
      slice.count[j] = new long[types];
      for (int context = 1; context <= contexts; context++) {
        slice.first[j][context] = slice.first[j][context - 1] + (int) take(in);
      }
      for (int context = 1; context <= contexts; context++) {
        int last = 0;
        for (int type = slice.first[j][context - 1]; type < slice.first[j][context]; type++) {
          last += (int) take(in);
          slice.token[j][type] = last;
        }
      }
      for (int type = 0; type < types; type++) {
        slice.count[j][type] = take(in);
      }
      contexts = types;
    }
    return slice;
  }

  /** Seven bits a byte, the lowest first. */
  private static void put(DataOutputStream out, long value) throws IOException {
    for (; value > 0x7F; value >>>= 7) {
      out.write((int) value & 0x7F | 0x80);
    }
    out.write((int) value);
  }

  private static long take(DataInputStream in) throws IOException {
    long value = 0;
    int b = 0x80;
    for (int shift = 0; (b & 0x80) != 0; shift += 7) {
      b = in.readUnsignedByte();
      value |= (long) (b & 0x7F) << shift;
    }
    return value;
  }

  /** Slices in the order of their ranges as one count. */
  public static NGramCounts join(List<NGramSlice> slices) {
    int[] types = new int[slices.get(0).order];
    for (NGramSlice slice : slices) {
      for (int j = 1; j <= types.length; j++) {
        types[j - 1] = Math.addExact(types[j - 1], slice.types(j));
      }
    }
    Joiner joiner = new Joiner(types);
    slices.forEach(joiner::add);
    return joiner.counts();
  }
}
