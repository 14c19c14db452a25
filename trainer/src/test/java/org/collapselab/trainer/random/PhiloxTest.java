package org.collapselab.trainer.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PhiloxTest {

  /**
   * The three vectors "philox4x64 10" of Random123's tests/kat_vectors: counter, key, block.
   * Rejects: a signed high product, swapped output words, a key bumped before the first round, 7
   * rounds.
   */
  @Test
  void blocksAreThoseOfRandom123() {
    assertBlock(
        new long[] {0, 0, 0, 0},
        0,
        0,
        new long[] {
          0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL
        });
    assertBlock(
        new long[] {-1, -1, -1, -1},
        -1,
        -1,
        new long[] {
          0x87b092c3013fe90bL, 0x438c3c67be8d0224L, 0x9cc7d7c69cd777b6L, 0xa09caebf594f0ba0L
        });
    assertBlock(
        new long[] {
          0x243f6a8885a308d3L, 0x13198a2e03707344L, 0xa4093822299f31d0L, 0x082efa98ec4e6c89L
        },
        0x452821e638d01377L,
        0xbe5466cf34e90c6cL,
        new long[] {
          0xa528f45403e61d95L, 0x38c72dbd566e9788L, 0xa5a1610e72fd18b5L, 0x57bd43b5e52b7fe6L
        });
  }

  @Test
  void highProductIsUnsigned() {
    SplittableRandom random = new SplittableRandom(20260111);
    for (int i = 0; i < 10_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextLong() >> random.nextInt(64);
      long expected = unsigned(a).multiply(unsigned(b)).shiftRight(64).longValue();
      assertEquals(expected, Philox.unsignedMultiplyHigh(a, b));
    }
  }

  private static void assertBlock(long[] counter, long key0, long key1, long[] block) {
    Philox.block(counter, key0, key1);
    assertArrayEquals(block, counter);
  }

  static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }
}
