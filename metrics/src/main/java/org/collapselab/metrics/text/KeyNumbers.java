package org.collapselab.metrics.text;

import java.util.Arrays;

/**
 * Numbers keys 0, 1, ... in the order of their first appearance: open addressing, at most half full
 * up to half a billion keys. 24 to 48 bytes a key.
 */
final class KeyNumbers {

  private static final int MOST_SLOTS = 1 << 30;

  private final long[] keys;
  private final int[] values; // number + 1, 0 if empty
  private int mask;
  private int size;

  /**
   * No keys.
   *
   * @param most keys that it will ever hold
   */
  KeyNumbers(int most) {
    int slots = slots(most);
    keys = new long[slots];
    values = new int[slots];
    mask = slots - 1;
  }

  private static int slots(int most) {
    return (int) Math.min(MOST_SLOTS, (long) Integer.highestOneBit(Math.max(1, most)) << 2);
  }

  /** Removes all keys and prepares for at most {@code most} new ones; linear in their number. */
  void clear(int most) {
    int slots = slots(most);
    Arrays.fill(values, 0, slots, 0);
    mask = slots - 1;
    size = 0;
  }

  /** How many keys there are. */
  int size() {
    return size;
  }

  /** The number of a key, the next one if it is new. */
  int of(long key) {
    int slot = slot(key);
    if (values[slot] == 0) {
      keys[slot] = key;
      values[slot] = ++size;
    }
    return values[slot] - 1;
  }

  /** The number of a key, -1 if it is new. */
  int find(long key) {
    return values[slot(key)] - 1;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) ((mixed ^ mixed >>> 29) * 0xD6E8FEB86659FD93L >>> 32) & mask;
    while (values[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
