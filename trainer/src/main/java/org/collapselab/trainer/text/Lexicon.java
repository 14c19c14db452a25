package org.collapselab.trainer.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Token types numbered 0, 1, ... in the order in which they were added: a hash table with open
 * addressing (linear probing, at most half full; Fibonacci hashing, Knuth, TAOCP volume 3, section
 * 6.4) over UTF-8 bytes that one array holds. A token of up to seven bytes is its own key, so that
 * most look-ups read one slot. No look-up makes an object; a type costs its bytes and 36 to 68
 * bytes more.
 *
 * <p>Not thread-safe while types are added; afterwards any number of threads may read.
 */
public final class Lexicon implements Serializable {

  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;
  private static final int MOST_TYPES = (1 << 28) - 1; // the slots of twice as many fill an array

  private byte[] bytes = new byte[1 << 12]; // the types, one after the other
  private int[] ends = new int[1 << 8]; // (at least size + 1): type i is bytes ends[i] .. ends[i+1]
  private long[] slots = new long[1 << 10]; // by slot its key, then id + 1, or 0 if it is free
  private int size;

  /** Number of types. */
  public int size() {
    return size;
  }

  /** The id of a token, which becomes a type if it is none yet. */
  public int add(byte[] source, int from, int to) {
    long key = key(source, from, to);
    int slot = slot(source, from, to, key);
    if (slots[slot + 1] != 0) {
      return (int) slots[slot + 1] - 1;
    }
    append(source, from, to);
    slots[slot] = key;
    slots[slot + 1] = size;
    if (4L * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  /** The id of a token, which becomes a type if it is none yet. */
  public int add(String token) {
    byte[] utf8 = token.getBytes(StandardCharsets.UTF_8);
    return add(utf8, 0, utf8.length);
  }

  /** The id of a token, or -1 if it is no type. */
  public int find(byte[] source, int from, int to) {
    return (int) slots[slot(source, from, to, key(source, from, to)) + 1] - 1;
  }

  /**
   * Adds the types of another lexicon in their order.
   *
   * @return the id here of each of its types, shape (other.size())
   */
  public int[] addAll(Lexicon other) {
    int[] ids = new int[other.size];
    for (int id = 0; id < ids.length; id++) {
      ids[id] = add(other.bytes, other.ends[id], other.ends[id + 1]);
    }
    return ids;
  }

  /** The id here of each type of another lexicon, or -1; shape (other.size()). */
  public int[] findAll(Lexicon other) {
    int[] ids = new int[other.size];
    for (int id = 0; id < ids.length; id++) {
      ids[id] = find(other.bytes, other.ends[id], other.ends[id + 1]);
    }
    return ids;
  }

  /** Adds a type of another lexicon. */
  int add(Lexicon other, int id) {
    return add(other.bytes, other.ends[id], other.ends[id + 1]);
  }

  /** A type as text. */
  public String type(int id) {
    return new String(bytes, ends[id], ends[id + 1] - ends[id], StandardCharsets.UTF_8);
  }

  /** A type in UTF-8, a copy. */
  public byte[] utf8(int id) {
    return Arrays.copyOfRange(bytes, ends[id], ends[id + 1]);
  }

  /** Compares two types by their UTF-8 bytes, which is the order of their code points. */
  int compare(int a, int b) {
    return Arrays.compareUnsigned(bytes, ends[a], ends[a + 1], bytes, ends[b], ends[b + 1]);
  }

  /** Where the slot begins that holds a token, or the free one where it belongs. */
  private int slot(byte[] source, int from, int to, long key) {
    int mask = slots.length - 1;
    int slot = home(key);
    while (slots[slot + 1] != 0) {
      if (slots[slot] == key && (key >= 0 || is((int) slots[slot + 1] - 1, source, from, to))) {
        return slot;
      }
      slot = slot + 2 & mask;
    }
    return slot;
  }

  private int home(long key) {
    int slotBits = Integer.numberOfTrailingZeros(slots.length) - 1;
    return (int) (key * 0x9E3779B97F4A7C15L >>> Long.SIZE - slotBits) << 1;
  }

  private boolean is(int id, byte[] source, int from, int to) {
    return Arrays.equals(bytes, ends[id], ends[id + 1], source, from, to);
  }

  /**
   * A token's length and bytes, at least 0, if it has at most seven: no other token has them. A
   * polynomial over the bytes, below 0, if it has more.
   */
  private static long key(byte[] source, int from, int to) {
    long key = to - from;
    if (key <= 7) {
      for (int i = from; i < to; i++) {
        key = key << 8 | source[i] & 0xFF;
      }
      return key;
    }
    for (int i = from; i < to; i++) {
      key = 31 * key + source[i];
    }
    return key | Long.MIN_VALUE;
  }

  private void append(byte[] source, int from, int to) {
    long end = (long) ends[size] + to - from;
    if (end > MOST_BYTES || size == MOST_TYPES) {
      throw new IllegalArgumentException(
          "the types of a text must take at most 2^31 - 9 bytes and number at most 2^28 - 1, but are"
              + " more; use another tokenizer or less text");
    }
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(end, 2L * bytes.length)));
    }
    System.arraycopy(source, from, bytes, ends[size], to - from);
    size++;
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size] = (int) end;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(2, old.length)];
    int mask = slots.length - 1;
    for (int entry = 0; entry < old.length; entry += 2) {
      if (old[entry + 1] != 0) {
        int slot = home(old[entry]);
        while (slots[slot + 1] != 0) {
          slot = slot + 2 & mask;
        }
        slots[slot] = old[entry];
        slots[slot + 1] = old[entry + 1];
      }
    }
  }
}
