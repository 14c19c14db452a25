package org.collapselab.trainer.count;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A number for each of some tokens: a hash table with open addressing (linear probing, at most half
 * full; Fibonacci hashing, Knuth, TAOCP volume 3, section 6.4). Its size follows the tokens that it
 * holds, 16 to 32 bytes each, and not the vocabulary. Not thread-safe while numbers are put;
 * afterwards any number of threads may read.
 */
public final class TokenTable implements Serializable {

  private static final long serialVersionUID = 1;

  private int[] slots = new int[256]; // by slot a token + 1, or 0 if it is free, then the number
  private int size;

  /** The number of a token, or -1 if it has none. */
  public int get(int token) {
    int slot = slot(token);
    return slots[slot] == 0 ? -1 : slots[slot + 1];
  }

  /**
   * Gives a token a number.
   *
   * @param token at least 0
   */
  public void put(int token, int number) {
    int place = reserve(token); // before slots is read, because they may grow
    slots[place] = number;
  }

  /** Adds to the number of a token, which begins with 0. */
  void add(int token, int more) {
    int place = reserve(token); // as above
    slots[place] += more;
  }

  /** The tokens, ascending. */
  int[] tokens() {
    int[] tokens = new int[size];
    int next = 0;
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot] != 0) {
        tokens[next++] = slots[slot] - 1;
      }
    }
    Arrays.sort(tokens);
    return tokens;
  }

  /** Where the number of a token goes. */
  private int reserve(int token) {
    int slot = slot(token);
    if (slots[slot] == 0) {
      if (4 * (size + 1) > slots.length) {
        grow();
        slot = slot(token);
      }
      slots[slot] = token + 1;
      size++;
    }
    return slot + 1;
  }

  private int slot(int token) {
    int slot = token * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(slots.length) + 2 << 1;
    while (slots[slot] != 0 && slots[slot] != token + 1) {
      slot = slot + 2 & slots.length - 1;
    }
    return slot;
  }

  private void grow() {
    int[] old = slots;
    slots = new int[2 * old.length];
    for (int from = 0; from < old.length; from += 2) {
      if (old[from] != 0) {
        int slot = slot(old[from] - 1);
        slots[slot] = old[from];
        slots[slot + 1] = old[from + 1];
      }
    }
  }
}
