package org.collapselab.metrics.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.replicate.Divergence.Counts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.Test;

class DivergenceTest {

  private static Counts counts(long... byType) {
    int[] types = new int[byType.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = i;
    }
    return new Counts(types, byType);
  }

  @Test
  void valuesByHand() {
    // within: 3*2/(4*3) = 1/2 and (2+2)/(4*3) = 1/3; between: 3/4 * 1/2 + 1/4 * 1/2 = 1/2
    Divergence two = Divergence.of(List.of(counts(3, 1), counts(2, 2))).get(0);
    assertEquals(5 / 12.0, two.within(), 1e-15);
    assertEquals(0.5, two.between(), 1e-15);
    assertEquals(1 - (7 / 12.0) / 0.5, two.hudson().getAsDouble(), 1e-15);
    assertEquals(1 - (7 / 12.0) / (1 - 11 / 24.0), two.nei().getAsDouble(), 1e-15);
  }

  @Test
  void replicatesOfOneTypeEachArePartedWhollyAndOfTheSameNotAtAll() {
    Divergence parted = Divergence.of(List.of(counts(9, 0), counts(0, 9), counts(0, 0, 9))).get(0);
    assertEquals(1, parted.hudson().getAsDouble());
    assertEquals(1, parted.nei().getAsDouble(), 1e-15);
    Divergence same = Divergence.of(List.of(counts(9), counts(7))).get(0);
    assertEquals(OptionalDouble.empty(), same.hudson());
    assertEquals(OptionalDouble.empty(), same.nei());
  }

  @Test
  void replicatesWithoutTwoTokensAreLeftOut() {
    assertEquals(List.of(), Divergence.of(List.of(counts(3, 1), counts(1), counts())));
    assertEquals(
        Divergence.of(List.of(counts(3, 1), counts(2, 2))),
        Divergence.of(List.of(counts(3, 1), counts(0, 1), counts(2, 2))));
  }

  @Test
  void leavingOutOneIsMeasuringTheOthers() {
    List<Counts> all =
        List.of(counts(5, 3, 0, 1), counts(2, 2, 2), counts(0, 0, 0, 7, 4), counts(1, 9));
    List<Divergence> found = Divergence.of(all);
    assertEquals(5, found.size());
    for (int r = 0; r < 4; r++) {
      List<Counts> others = new ArrayList<>(all);
      others.remove(r);
      Divergence expected = Divergence.of(others).get(0);
      assertEquals(3, found.get(r + 1).replicates());
      assertEquals(expected.within(), found.get(r + 1).within(), 1e-14);
      assertEquals(expected.between(), found.get(r + 1).between(), 1e-14);
    }
  }

  /**
   * 2,000 laws of 25 types, resampled 6 times with 25 tokens and then sampled with 25: F_ST is
   * {@code 1 - (1 - 1/25)^6}. Rejects a resampling more or less, within-replicate agreement with
   * its sample's bias (which is a resampling more), and Nei's pool of few replicates.
   */
  @Test
  void driftingReplicatesPartAsTheirLawSays() {
    int n = 25;
    List<Counts> replicates = new ArrayList<>();
    for (int r = 0; r < 2000; r++) {
      Stream stream = new Address(5, r, Purpose.GENERATE, 0).stream(0);
      int[] sample = new int[n];
      for (int i = 0; i < n; i++) {
        sample[i] = i; // uniform
      }
      for (int t = 0; t < 6 + 1; t++) { // the last is the sample that is counted
        int[] next = new int[n];
        for (int i = 0; i < n; i++) {
          next[i] = sample[(int) stream.nextLong(n)];
        }
        sample = next;
      }
      long[] counts = new long[n];
      for (int token : sample) {
        counts[token]++;
      }
      replicates.add(counts(counts));
    }
    List<Divergence> found = Divergence.of(replicates);
    double value = found.get(0).hudson().getAsDouble();
    double[] without =
        found.stream().skip(1).mapToDouble(of -> of.hudson().getAsDouble()).toArray();
    double standardError = Jackknife.margin(without) / 1.961; // Student, 1999 degrees of freedom
    assertTrue(
        new ZScore(value, standardError, law(n, 6)).accepts(), value + " +- " + standardError);
    assertTrue(new ZScore(value, standardError, law(n, 5)).rejects());
    assertTrue(new ZScore(value, standardError, law(n, 7)).rejects());
    List<Divergence> few = Divergence.of(replicates.subList(0, 4));
    assertTrue(few.get(0).nei().getAsDouble() < few.get(0).hudson().getAsDouble());
    double between = found.get(0).between();
    assertEquals(1.0 / n, between, 0.002); // sum of p_0^2, which drift does not move
  }

  private static double law(int n, int resamplings) {
    return 1 - Math.pow(1 - 1.0 / n, resamplings);
  }
}
