package org.collapselab.metrics.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.Test;

class HalfLifeTest {

  private static HalfLife of(double floor, double... mean) {
    HalfLife life = HalfLife.from(floor, new double[] {mean[0]}, Optional.empty()).orElseThrow();
    for (int t = 1; t < mean.length; t++) {
      life.add(t, new double[] {mean[t]}, Optional.empty());
    }
    return life;
  }

  /** 10 to 2 is half done at 6; rejects a count from the human text or one that interpolates. */
  @Test
  void itIsTheFirstGenerationThatHasLostHalfOfTheGap() {
    assertEquals(OptionalInt.of(3), of(2, 10, 8, 7, 6, 9).at());
    assertEquals(OptionalInt.empty(), of(2, 10, 8, 7).at(), "beyond what was seen");
    assertEquals(OptionalInt.of(2), of(1, .2, .5, .7).at(), "a measure that rises to its floor");
    assertEquals(5.0 / 8, of(2, 10, 8, 7).remaining(), 1e-12);
    assertTrue(HalfLife.from(3, new double[] {3}, Optional.empty()).isEmpty());
    assertTrue(
        HalfLife.from(3, new double[] {Double.POSITIVE_INFINITY}, Optional.empty()).isEmpty());
    assertFalse(of(2, 10, 1).hasInterval());
  }

  /** Replicates at 6 +- 2: the interval needs until all of it is below. */
  @Test
  void itsIntervalIsWhereThatOfTheMeanReachesHalf() {
    double[] start = {10, 10, 10, 10};
    HalfLife life = HalfLife.from(2, start, Optional.empty()).orElseThrow();
    for (int t = 1; t <= 8; t++) {
      double mean = 10 - t;
      life.add(t, new double[] {mean - 1, mean + 1, mean - 1, mean + 1}, Optional.empty());
    }
    // sd 1.1547, t(.975, 3) = 3.1824: half width 1.837
    assertEquals(OptionalInt.of(4), life.at());
    assertEquals(OptionalInt.of(3), life.low());
    assertEquals(OptionalInt.of(6), life.high());
  }

  @Test
  void aSingleReplicateHasTheIntervalOfItsJackknife() {
    HalfLife life = HalfLife.from(0, new double[] {8}, Optional.of(2.0)).orElseThrow();
    for (int t = 1; t <= 7; t++) {
      life.add(t, new double[] {8 - t}, Optional.of(1.0)); // half width sqrt(1 + 1) = 1.41
    }
    assertEquals(OptionalInt.of(4), life.at());
    assertEquals(OptionalInt.of(3), life.low());
    assertEquals(OptionalInt.of(6), life.high());
  }

  /** E (1 - S_t) = (1 - 1/n)^t (1 - S_0): half at ln 2 / -ln(1 - 1/n), about 0.69 n. */
  @Test
  void simpsonsDiversityHasAboutSeventyPercentOfTheTokens() {
    for (int n : new int[] {10, 100, 1000}) {
      double[] simpson = new double[n];
      for (int t = 0; t < n; t++) {
        simpson[t] = 1 - .9 * Math.pow(1 - 1.0 / n, t);
      }
      int life = of(1, simpson).at().orElseThrow();
      assertEquals(.69 * n, life, 1 + .01 * n);
    }
  }

  /**
   * A type of 3 among 60 tokens, resampled: half of 4,000 populations have lost it after 2.9 c = 9
   * generations; c g_t is about 2 c / t, and 1 - exp(-2 c / t) = 1/2 at t = 2 c / ln 2. Rejects a
   * law of n generations: 60.
   */
  @Test
  void aTypeSurvivesAboutThreeGenerationsForEachOccurrence() {
    int n = 60;
    int c = 3;
    int populations = 4000;
    double[] alive = new double[31];
    Stream stream = new Stream();
    for (int r = 0; r < populations; r++) {
      int count = c;
      for (int t = 0; t < alive.length; t++) {
        alive[t] += count > 0 ? 1.0 / populations : 0;
        stream.rewind(new Address(20, r, Purpose.GENERATE, t), 0);
        int next = 0;
        for (int i = 0; i < n && count > 0; i++) {
          next += stream.nextDouble() < (double) count / n ? 1 : 0;
        }
        count = next;
      }
    }
    assertEquals(2.9 * c, of(0, alive).at().orElseThrow(), 1.5);
  }
}
