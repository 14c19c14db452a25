package org.collapselab.metrics.count;

import java.io.Serializable;
import java.util.Arrays;
import org.collapselab.trainer.ngram.NGramCounts;

/**
 * {(human count, generated count), number of n-gram types}: what every order-free count metric is a
 * function of. Mergeable over disjoint sets of types. Rows ascend by (human, generated); the row
 * (0, 0) never occurs. Immutable; equal when its rows are.
 */
public final class JointSpectrum implements Serializable {

  /** The spectrum of no types, the identity of {@link #merge}. */
  public static final JointSpectrum EMPTY = new Builder().build();

  private final long[] human;
  private final long[] generated;
  private final long[] types;
  private transient FrequencySpectrum frequencies; // of the generated text, made when first asked

  private JointSpectrum(long[] human, long[] generated, long[] types) {
    this.human = human;
    this.generated = generated;
    this.types = types;
  }

  /**
   * The joint spectrum of two texts, n-grams inside documents only. For many texts against one
   * human text, {@link HumanReference} is faster.
   *
   * @param human counts without boundaries
   * @param generated counts without boundaries, of at least the same order
   * @param order order of the n-grams
   */
  public static JointSpectrum of(NGramCounts human, NGramCounts generated, int order) {
    return new HumanReference(human).spectra(generated).get(order - 1);
  }

  /** Number of rows. */
  public int rows() {
    return types.length;
  }

  /** Human count of a row. */
  public long human(int row) {
    return human[row];
  }

  /** Generated count of a row. */
  public long generated(int row) {
    return generated[row];
  }

  /** Number of types of a row. */
  public long types(int row) {
    return types[row];
  }

  /** Number of human n-gram occurrences. */
  public long humanTotal() {
    long sum = 0;
    for (int row = 0; row < types.length; row++) {
      sum += human[row] * types[row];
    }
    return sum;
  }

  /** Number of generated n-gram occurrences. */
  public long generatedTotal() {
    long sum = 0;
    for (int row = 0; row < types.length; row++) {
      sum += generated[row] * types[row];
    }
    return sum;
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
    for (int row = 0; row < Math.min(rows(), 10); row++) {
      text.append(row == 0 ? "" : ", ");
      text.append('(').append(human[row]).append(", ").append(generated[row]).append("): ");
      text.append(types[row]);
    }
    return text.append(rows() > 10 ? ", ...}" : "}").toString();
  }

  /** Collects rows in any order; a pair of counts may come more than once. Not thread-safe. */
  public static final class Builder {

    private long[] human = new long[64];
    private long[] generated = new long[64];
    private long[] types = new long[64];
    private int size;
    private int[] slots = new int[128]; // open addressing: row + 1, 0 where empty

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
            "a row holds counts and types of at least 0 and not both counts 0, but was ("
                + humanCount
                + ", "
                + generatedCount
                + "): "
                + number);
      }
      shift(humanCount, generatedCount, number);
      return this;
    }

    /** Adds all rows of a spectrum over other types. */
    public Builder add(JointSpectrum other) {
      for (int row = 0; row < other.rows(); row++) {
        shift(other.human[row], other.generated[row], other.types[row]);
      }
      return this;
    }

    /**
     * One human type that was taken for absent turns out to occur {@code generatedCount} times in
     * the generated text.
     */
    void found(long humanCount, long generatedCount) {
      shift(humanCount, 0, -1);
      shift(humanCount, generatedCount, 1);
    }

    /** The spectrum; the builder may be filled further and built again. */
    public JointSpectrum build() {
      Integer[] order = new Integer[size];
      int rows = 0;
      for (int row = 0; row < size; row++) {
        if (types[row] != 0) {
          order[rows++] = row;
        }
      }
      Arrays.sort(
          order,
          0,
          rows,
          (a, b) ->
              human[a] != human[b]
                  ? Long.compare(human[a], human[b])
                  : Long.compare(generated[a], generated[b]));
      long[] h = new long[rows];
      long[] g = new long[rows];
      long[] t = new long[rows];
      for (int i = 0; i < rows; i++) {
        h[i] = human[order[i]];
        g[i] = generated[order[i]];
        t[i] = types[order[i]];
      }
      return new JointSpectrum(h, g, t);
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
