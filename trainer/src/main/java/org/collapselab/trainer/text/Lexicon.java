package org.collapselab.trainer.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Token types numbered 0, 1, ... in the order in which they were added: a hash table with open
 * addressing (linear probing, at most half full) over UTF-8 bytes that lie side by side in one
 * array. A look-up makes no object; a type costs its bytes and 20 to 36 bytes more.
 *
 * <p>Not thread-safe while types are added; afterwards any number of threads may read.
 */
public final class Lexicon implements Serializable {

  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[1 << 12]; // the types, one after the other
  private int[] ends = new int[1 << 8]; // (at least size + 1): type i is bytes ends[i] .. ends[i+1]
  private long[] slots = new long[1 << 9]; // hash in the high 32 bits, id + 1 in the low; 0: free
  private int size;

  /** Number of types. */
  public int size() {
    return size;
  }

  /** The id of a token, which becomes a type where it is none yet. */
  public int add(byte[] source, int from, int to) {
    int hash = hash(source, from, to);
    int slot = slot(source, from, to, hash);
    if (slots[slot] != 0) {
      return (int) slots[slot] - 1;
    }
    append(source, from, to);
    slots[slot] = (long) hash << 32 | size;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  /** The id of a token, which becomes a type where it is none yet. */
  public int add(String token) {
    byte[] utf8 = token.getBytes(StandardCharsets.UTF_8);
    return add(utf8, 0, utf8.length);
  }

  /** The id of a token, or -1 where it is no type. */
  public int find(byte[] source, int from, int to) {
    return (int) slots[slot(source, from, to, hash(source, from, to))] - 1;
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

  /** The slot that holds a token, or the free one where it belongs. */
  private int slot(byte[] source, int from, int to, int hash) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      if ((int) (slots[slot] >>> 32) == hash) {
        int id = (int) slots[slot] - 1;
        if (Arrays.equals(bytes, ends[id], ends[id + 1], source, from, to)) {
          return slot;
        }
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }

  /** A polynomial over the bytes, its bits mixed as in MurmurHash3 (Appleby 2011). */
  private static int hash(byte[] source, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + source[i];
    }
    hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
    hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
    return hash ^ hash >>> 16;
  }

  private void append(byte[] source, int from, int to) {
    long end = (long) ends[size] + to - from;
    if (end > MOST_BYTES || size == MOST_BYTES >> 2) {
      throw new IllegalArgumentException(
          "the types of a text must take at most 2^31 - 9 bytes and number at most 2^29, but are"
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
    slots = new long[2 * old.length];
    int mask = slots.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int slot = (int) (entry >>> 32) & mask;
        while (slots[slot] != 0) {
          slot = slot + 1 & mask;
        }
        slots[slot] = entry;
      }
    }
  }
}
