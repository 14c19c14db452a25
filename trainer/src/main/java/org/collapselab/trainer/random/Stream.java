package org.collapselab.trainer.random;

/**
 * One addressed stream of random numbers: the Philox block of its address is the 256-bit state of
 * xoshiro256** (Blackman and Vigna 2021, doi:10.1145/3460772), which makes the draws. Mutable, for
 * one thread; {@link #rewind} reuses the object.
 */
public final class Stream {

  private static final double UNIT_53 = 0x1.0p-53;

  private final long[] state = new long[4];

  /** Moves to the first draw of an item's stream. */
  public void rewind(Address address, long item) {
    state[0] = item;
    state[1] = address.generation();
    state[2] = address.replicate();
    state[3] = address.purpose().number;
    Philox.block(state, address.seed(), 0x436F6C6C61707365L); // second key word: "Collapse"
  }

  /** 64 uniform bits. */
  public long nextLong() {
    long s1 = state[1];
    long result = Long.rotateLeft(s1 * 5, 7) * 9;
    long t = s1 << 17;
    long s2 = state[2] ^ state[0];
    long s3 = state[3] ^ s1;
    state[1] = s1 ^ s2;
    state[0] ^= s3;
    state[2] = s2 ^ t;
    state[3] = Long.rotateLeft(s3, 45);
    return result;
  }

  /**
   * Uniform in [0, bound), exactly: Lemire's method with rejection (2019, doi:10.1145/3230636).
   *
   * @param bound at least 1
   */
  public long nextLong(long bound) {
    long bits = nextLong();
    long high = Philox.unsignedMultiplyHigh(bits, bound);
    long low = bits * bound;
    if (Long.compareUnsigned(low, bound) < 0) {
      long threshold = Long.remainderUnsigned(-bound, bound); // 2^64 mod bound
      while (Long.compareUnsigned(low, threshold) < 0) {
        bits = nextLong();
        high = Philox.unsignedMultiplyHigh(bits, bound);
        low = bits * bound;
      }
    }
    return high;
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT_53;
  }
}
