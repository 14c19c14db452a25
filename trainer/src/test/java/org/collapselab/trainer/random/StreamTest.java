package org.collapselab.trainer.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {

  private static final Address ADDRESS = new Address(42, 3, Purpose.GENERATE, 7);

  /** Commons RNG 1.6, XO_SHI_RO_256_SS seeded with the Philox block of the address. */
  @Test
  void drawsAreXoshiro256StarStarFromThePhiloxBlock() {
    long[] state = {5, 7, 3, Purpose.GENERATE.number};
    Philox.block(state, 42, 0x436F6C6C61707365L);
    UniformRandomProvider reference = RandomSource.XO_SHI_RO_256_SS.create(state);
    Stream stream = ADDRESS.stream(5);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(reference.nextLong(), stream.nextLong());
    }
  }

  /**
   * An independent implementation of Philox4x64-10 and xoshiro256** in Python integers. Pins which
   * word of the counter holds what: another order is another set of results.
   */
  @Test
  void theLayoutOfAnAddressNeverChanges() {
    assertDraws(
        ADDRESS.stream(123_456_789_012L),
        0x950cee9f7f4773c5L,
        0x09c874e080519e66L,
        0x5e4671375d6fde83L,
        0xa8b6efb5e7c3a005L);
    assertDraws(
        new Address(-1, Address.SHARED, Purpose.SPLIT, 0).stream(0),
        0xc6bb576a912ea642L,
        0x40a7d4feff631935L,
        0x4390f9d84de030f1L,
        0xd2c5d71b51bdd312L);
  }

  @Test
  void purposesKeepTheirNumbers() {
    int number = 1;
    for (Purpose purpose : Purpose.values()) {
      assertEquals(number++, purpose.number, purpose.name());
    }
    assertEquals(1, Purpose.GENERATE.number);
    assertEquals(9, Purpose.FIT.number);
  }

  @Test
  void rewindingRepeatsTheDraws() {
    Stream stream = ADDRESS.stream(1);
    long first = stream.nextLong();
    stream.nextLong();
    stream.rewind(ADDRESS, 1);
    assertEquals(first, stream.nextLong());
    assertEquals(first, ADDRESS.keys(2)[1]);
  }

  /** Lemire's method in unbounded integers on the same bits, where rejection is frequent. */
  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        2,
        3,
        5,
        6,
        7,
        10,
        1000,
        (1L << 32) + 1,
        (1L << 62) + 1,
        3L << 61,
        Long.MAX_VALUE
      })
  void boundedDrawsAreLemiresWithRejection(long bound) {
    BigInteger word = BigInteger.ONE.shiftLeft(64);
    BigInteger range = BigInteger.valueOf(bound);
    BigInteger threshold = word.mod(range);
    for (int item = 0; item < 2000; item++) {
      Stream bits = ADDRESS.stream(item);
      BigInteger product;
      do {
        product = PhiloxTest.unsigned(bits.nextLong()).multiply(range);
      } while (product.mod(word).compareTo(threshold) < 0);
      Stream stream = ADDRESS.stream(item);
      assertEquals(product.shiftRight(64).longValueExact(), stream.nextLong(bound));
      assertEquals(bits.nextLong(), stream.nextLong(), "bits drawn");
    }
  }

  /**
   * Pearson's chi-square at alpha = 1e-6 for each bound; 3 * 2^61 by the value modulo 3. Rejects a
   * draw without rejection: at 3 * 2^61 the residues 0, 1, 2 would have shares 3/8, 3/8, 2/8.
   */
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 6, 7, 100, 1009, 3L << 61})
  void boundedDrawsAreUniform(long bound) {
    int cells = bound == 3L << 61 ? 3 : (int) bound;
    int draws = 400_000;
    long[] counts = new long[cells];
    Stream stream = ADDRESS.stream(bound);
    for (int i = 0; i < draws; i++) {
      long value = stream.nextLong(bound);
      assertTrue(value >= 0 && value < bound);
      counts[(int) (value % cells)]++;
    }
    assertTrue(chiSquare(counts, draws) < critical(cells - 1));
  }

  @Test
  void doublesAreUniformMultiplesOfTwoToTheMinus53() {
    long[] counts = new long[1000];
    Stream stream = ADDRESS.stream(0);
    for (int i = 0; i < 1_000_000; i++) {
      double u = stream.nextDouble();
      assertTrue(u >= 0 && u < 1 && u * 0x1.0p53 == Math.rint(u * 0x1.0p53));
      counts[(int) (u * 1000)]++;
    }
    assertTrue(chiSquare(counts, 1_000_000) < critical(999));
  }

  /** Rejects an address that is folded into fewer bits, or a component that is left out. */
  @Test
  void neighbouringAddressesHaveDifferentStreams() {
    Set<Long> first = new HashSet<>();
    int streams = 0;
    for (long seed = -2; seed <= 2; seed++) {
      for (int replicate = Address.SHARED; replicate < 4; replicate++) {
        for (Purpose purpose : Purpose.values()) {
          for (int generation = 0; generation < 5; generation++) {
            for (long item = 0; item < 50; item++) {
              first.add(new Address(seed, replicate, purpose, generation).stream(item).nextLong());
              streams++;
            }
          }
        }
      }
    }
    // Collisions among 56,250 uniform 64-bit words: expected 1e-10.
    assertEquals(streams, first.size());
  }

  /** One bit of the address flips each of 256 output bits with probability 1/2; |z| < 4.5. */
  @Test
  void oneBitOfAnAddressChangesHalfOfTheBits() {
    SplittableRandom random = new SplittableRandom(20260112);
    int trials = 300;
    for (int flipped = 0; flipped < 64 + 31 + 31 + 64; flipped++) {
      long differing = 0;
      for (int trial = 0; trial < trials; trial++) {
        long seed = random.nextLong();
        int replicate = random.nextInt(1 << 20);
        int generation = random.nextInt(1 << 20);
        long item = random.nextLong();
        Stream a = new Address(seed, replicate, Purpose.COIN, generation).stream(item);
        Stream b = flip(seed, replicate, generation, item, flipped);
        for (int i = 0; i < 4; i++) {
          differing += Long.bitCount(a.nextLong() ^ b.nextLong());
        }
      }
      double n = 256.0 * trials;
      double z = (differing - n / 2) / Math.sqrt(n / 4);
      assertTrue(Math.abs(z) < 4.5, "bit " + flipped + ": z = " + z);
    }
  }

  private static Stream flip(long seed, int replicate, int generation, long item, int bit) {
    if (bit < 64) {
      return new Address(seed ^ (1L << bit), replicate, Purpose.COIN, generation).stream(item);
    } else if (bit < 95) {
      return new Address(seed, replicate ^ (1 << (bit - 64)), Purpose.COIN, generation)
          .stream(item);
    } else if (bit < 126) {
      return new Address(seed, replicate, Purpose.COIN, generation ^ (1 << (bit - 95)))
          .stream(item);
    }
    return new Address(seed, replicate, Purpose.COIN, generation)
        .stream(item ^ (1L << (bit - 126)));
  }

  private static void assertDraws(Stream stream, long... expected) {
    for (long draw : expected) {
      assertEquals(draw, stream.nextLong());
    }
  }

  private static double chiSquare(long[] counts, long draws) {
    double expected = (double) draws / counts.length;
    double sum = 0;
    for (long count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static double critical(int degrees) {
    return new ChiSquaredDistribution(degrees).inverseCumulativeProbability(1 - 1e-6);
  }
}
