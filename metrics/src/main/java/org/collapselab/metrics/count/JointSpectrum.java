package org.collapselab.metrics.count;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * How many n-gram types have each pair (human count, generated count): every metric of counts is a
 * function of it. Mergeable over disjoint sets of types. Rows ascend by (human, generated); the row
 * (0, 0) never occurs. Immutable; equal when its rows are.
 */
public final class JointSpectrum implements Iterable<SpectrumRow>, Serializable {

  /** The spectrum of no types, the identity of {@link #merge}. */
  public static final JointSpectrum EMPTY = new Builder().build();

  private final long[] human;
  private final long[] generated;
  private final long[] types;
  private final long humanTotal;
  private final long generatedTotal;
  private transient FrequencySpectrum frequencies; // of the generated text, made when first asked

  private JointSpectrum(long[] human, long[] generated, long[] types) {
    this.human = human;
    this.generated = generated;
    this.types = types;
    this.humanTotal = occurrences(human, types);
    this.generatedTotal = occurrences(generated, types);
  }

  private static long occurrences(long[] counts, long[] types) {
    long sum = 0;
    for (int row = 0; row < types.length; row++) {
      sum += counts[row] * types[row];
    }
    return sum;
  }

  /** The rows in their order. A loop over them is as fast as one over arrays. */
  @Override
  public Iterator<SpectrumRow> iterator() {
    return new Rows();
  }

  private final class Rows implements Iterator<SpectrumRow> {

    private int row;

    @Override
    public boolean hasNext() {
      return row < types.length;
    }

    @Override
    public SpectrumRow next() {
      if (row >= types.length) {
        throw new NoSuchElementException("the spectrum has " + types.length + " rows");
      }
      return new SpectrumRow(human[row], generated[row], types[row++]);
    }
  }

  /** Number of types that occur in either text. */
  public long allTypes() {
    long sum = 0;
    for (long number : types) {
      sum += number;
    }
    return sum;
  }

  /** Number of human n-gram occurrences. */
  public long humanTotal() {
    return humanTotal;
  }

  /** Number of generated n-gram occurrences. */
  public long generatedTotal() {
    return generatedTotal;
  }

  /** Number of types that occur in the generated text. */
  public long generatedTypes() {
    long sum = 0;
    for (int row = 0; row < types.length; row++) {
      sum += generated[row] > 0 ? types[row] : 0;
    }
    return sum;
  }

  /** The frequency spectrum of the generated text. */
  public FrequencySpectrum generatedFrequencies() {
    FrequencySpectrum known = frequencies;
    if (known == null) {
      known = FrequencySpectrum.of(generated, types);
      frequencies = known; // two threads may both make it: the results are equal
    }
    return known;
  }

  /** The frequency spectrum of the human text. */
  public FrequencySpectrum humanFrequencies() {
    return FrequencySpectrum.of(human, types);
  }

  /**
   * The spectrum of two disjoint sets of types together, for instance two shards of one text's
   * n-grams. Spectra of two texts do not merge: a type may occur in both.
   */
  public JointSpectrum merge(JointSpectrum other) {
    return new Builder().add(this).add(other).build();
  }

  /**
   * The spectrum of a text whose types were looked up in the human text: this is the spectrum of
   * the human text with an empty text, and its types that were not found stay absent from the
   * generated text.
   *
   * @param found the types that occur in the text
   */
  JointSpectrum found(JointSpectrum found) {
    int room = types.length + found.types.length;
    long[] h = new long[room];
    long[] g = new long[room];
    long[] t = new long[room];
    int size = 0;
    int next = 0;
    for (int row = 0; row <= types.length; row++) {
      long count = row < types.length ? human[row] : Long.MAX_VALUE;
      for (; next < found.types.length && found.human[next] < count; next++) {
        h[size] = found.human[next];
        g[size] = found.generated[next];
        t[size++] = found.types[next];
      }
      long absent = row < types.length ? types[row] : 0;
      for (int i = next; i < found.types.length && found.human[i] == count; i++) {
        absent -= found.types[i];
      }
      if (absent > 0) {
        h[size] = count;
        t[size++] = absent;
      }
    }
    return new JointSpectrum(
        Arrays.copyOf(h, size), Arrays.copyOf(g, size), Arrays.copyOf(t, size));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JointSpectrum that
        && Arrays.equals(human, that.human)
        && Arrays.equals(generated, that.generated)
        && Arrays.equals(types, that.types);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(human) + Arrays.hashCode(generated)) + Arrays.hashCode(types);
  }

  /** The rows, for messages: {@code {(3, 1): 2, (4, 0): 1}}, at most ten of them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int row = 0; row < Math.min(types.length, 10); row++) {
      text.append(row == 0 ? "" : ", ");
      text.append('(').append(human[row]).append(", ").append(generated[row]).append("): ");
      text.append(types[row]);
    }
    return text.append(types.length > 10 ? ", ...}" : "}").toString();
  }

  /** Collects rows in any order; a pair of counts may come more than once. Not thread-safe. */
  public static final class Builder {

    private long[] human = new long[64];
    private long[] generated = new long[64];
    private long[] types = new long[64];
    private int size;
    private int[] slots = new int[128]; // open addressing: row + 1, 0 if empty

    /**
     * Adds types that share a pair of counts.
     *
     * @param humanCount occurrences of each in the human text, at least 0
     * @param generatedCount occurrences of each in the generated text, at least 0
     * @param number number of types, at least 0
     */
    public Builder add(long humanCount, long generatedCount, long number) {
      if (humanCount < 0
          || generatedCount < 0
          || number < 0
          || (humanCount == 0 && generatedCount == 0)) {
        throw new IllegalArgumentException(
            ("a row holds counts and types of at least 0 and not both counts 0, but was (%s, %s):"
                    + " %s")
                .formatted(humanCount, generatedCount, number));
      }
      if (number > 0) {
        shift(humanCount, generatedCount, number);
      }
      return this;
    }

    /** Adds one type; the counts are not checked. */
    void type(long humanCount, long generatedCount) {
      shift(humanCount, generatedCount, 1);
    }

    /** Lowers the generated count of a type that was added, perhaps to 0. */
    void fewer(long humanCount, long generatedCount, long less) {
      shift(humanCount, generatedCount, -1);
      if (humanCount > 0 || generatedCount > less) {
        shift(humanCount, generatedCount - less, 1);
      }
    }

    /** Adds all rows of a spectrum over other types. */
    public Builder add(JointSpectrum other) {
      for (int row = 0; row < other.types.length; row++) {
        shift(other.human[row], other.generated[row], other.types[row]);
      }
      return this;
    }

    /** The spectrum; the builder may be filled further and built again. */
    public JointSpectrum build() {
      int[] order = ascending();
      long[] h = new long[size];
      long[] g = new long[size];
      long[] t = new long[size];
      int kept = 0;
      for (int row : order) {
        if (types[row] > 0) { // all of a row's types may have moved to another
          h[kept] = human[row];
          g[kept] = generated[row];
          t[kept++] = types[row];
        }
      }
      return kept == size
          ? new JointSpectrum(h, g, t)
          : new JointSpectrum(
              Arrays.copyOf(h, kept), Arrays.copyOf(g, kept), Arrays.copyOf(t, kept));
    }

    /** The rows by (human, generated): a merge sort from runs of one row upwards. */
    private int[] ascending() {
      int[] order = new int[size];
      for (int i = 0; i < size; i++) {
        order[i] = i;
      }
      int[] merged = new int[size];
      for (int run = 1; run < size; run *= 2) {
        for (int from = 0; from < size; from += 2 * run) {
          int middle = Math.min(from + run, size);
          int end = Math.min(middle + run, size);
          for (int i = from, a = from, b = middle; i < end; i++) {
            boolean first = b == end || (a < middle && before(order[a], order[b]));
            merged[i] = first ? order[a++] : order[b++];
          }
        }
        int[] swap = order;
        order = merged;
        merged = swap;
      }
      return order;
    }

    private boolean before(int a, int b) {
      return human[a] != human[b] ? human[a] < human[b] : generated[a] < generated[b];
    }

    private void shift(long humanCount, long generatedCount, long number) {
      int mask = slots.length - 1;
      int slot = hash(humanCount, generatedCount) & mask;
      while (slots[slot] != 0) {
        int row = slots[slot] - 1;
        if (human[row] == humanCount && generated[row] == generatedCount) {
          types[row] += number;
          return;
        }
        slot = (slot + 1) & mask;
      }
      if (size == types.length) {
        grow();
        shift(humanCount, generatedCount, number);
        return;
      }
      human[size] = humanCount;
      generated[size] = generatedCount;
      types[size] = number;
      slots[slot] = ++size;
    }

    private void grow() {
      human = Arrays.copyOf(human, 2 * size);
      generated = Arrays.copyOf(generated, 2 * size);
      types = Arrays.copyOf(types, 2 * size);
      slots = new int[4 * size];
      int mask = slots.length - 1;
      for (int row = 0; row < size; row++) {
        int slot = hash(human[row], generated[row]) & mask;
        while (slots[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        slots[slot] = row + 1;
      }
    }

    private static int hash(long humanCount, long generatedCount) {
      long mixed = (humanCount * 0x9E3779B97F4A7C15L + generatedCount) * 0xD6E8FEB86659FD93L;
      return (int) (mixed >>> 32);
    }
  }
}
