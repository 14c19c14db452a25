package org.collapselab.trainer.random;

/**
 * Philox4x64-10, a counter-based generator: a keyed bijection of 256-bit counters whose blocks pass
 * BigCrush. Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
 * SC11, doi:10.1145/2063384.2063405.
 */
final class Philox {

  private static final long M0 = 0xD2E7470EE14C6C93L;
  private static final long M1 = 0xCA5A826395121157L;
  private static final long W0 = 0x9E3779B97F4A7C15L; // golden ratio
  private static final long W1 = 0xBB67AE8584CAA73BL; // sqrt(3) - 1

  private Philox() {}

  /** Replaces the counter, shape (4), by its block under the key. */
  static void block(long[] counter, long key0, long key1) {
    long c0 = counter[0];
    long c1 = counter[1];
    long c2 = counter[2];
    long c3 = counter[3];
    for (int round = 0; round < 10; round++) {
      long high0 = unsignedMultiplyHigh(M0, c0);
      long high1 = unsignedMultiplyHigh(M1, c2);
      long low0 = M0 * c0;
      long low1 = M1 * c2;
      c0 = high1 ^ c1 ^ key0;
      c2 = high0 ^ c3 ^ key1;
      c1 = low1;
      c3 = low0;
      key0 += W0;
      key1 += W1;
    }
    counter[0] = c0;
    counter[1] = c1;
    counter[2] = c2;
    counter[3] = c3;
  }

  /** High 64 bits of the unsigned product (Math.unsignedMultiplyHigh needs Java 18). */
  static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
