package org.collapselab.metrics.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReplicatesTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void intervalIsStudents() {
    // The 0.975 quantile of t with 3 degrees of freedom is 3.182446305284263 (tables: 3.182).
    Summary summary = Summary.of(new double[] {1, 2, 4, 7});
    Summary.Spread spread = summary.spread().orElseThrow();
    assertEquals(3.5, summary.mean());
    assertEquals(Math.sqrt(7), spread.sd(), 1e-15);
    double margin = 3.182446305284263 * Math.sqrt(7) / 2;
    assertEquals(3.5 - margin, spread.low(), 1e-8);
    assertEquals(3.5 + margin, spread.high(), 1e-8);
    // n = 2: the quantile of the Cauchy law, tan(pi 0.475).
    spread = Summary.of(new double[] {0, 2}).spread().orElseThrow();
    assertEquals(1 + Math.tan(Math.PI * 0.475), spread.high(), 1e-7);
  }

  @Test
  void equalReplicatesHaveNoSpread() {
    Summary summary = Summary.of(new double[] {0.1, 0.1, 0.1});
    assertEquals(0.1, summary.mean());
    assertEquals(new Summary.Spread(0, 0.1, 0.1), summary.spread().orElseThrow());
  }

  @Test
  void oneReplicateHasNoInterval() {
    assertEquals(5, Summary.of(new double[] {5}).mean());
    assertTrue(Summary.of(new double[] {5}).spread().isEmpty());
    assertThrows(IllegalArgumentException.class, () -> Summary.of(new double[0]));
  }

  @Test
  void anInfiniteReplicateMakesTheMeanInfinite() {
    for (double[] values : new double[][] {{1, INFINITY}, {INFINITY, 1}, {INFINITY, INFINITY}}) {
      Summary summary = Summary.of(values);
      assertEquals(INFINITY, summary.mean());
      assertTrue(summary.spread().isEmpty());
    }
    assertThrows(
        IllegalArgumentException.class, () -> Summary.of(new double[] {INFINITY, -INFINITY}));
    assertThrows(IllegalArgumentException.class, () -> Summary.of(new double[] {1, Double.NaN}));
  }

  @Test
  void pairingRemovesWhatReplicatesShare() {
    Paired paired = Paired.of(new double[] {11, 22, 33}, new double[] {10, 20, 32});
    Summary difference = paired.difference().orElseThrow();
    assertEquals(4 / 3.0, difference.mean(), 1e-15);
    assertEquals(Math.sqrt(1 / 3.0), difference.spread().orElseThrow().sd(), 1e-15);
    assertTrue(paired.arm().spread().orElseThrow().sd() > 10);
    assertThrows(
        IllegalArgumentException.class, () -> Paired.of(new double[] {1}, new double[] {1, 2}));
  }

  @Test
  void aDifferenceOfInfinitiesIsAbsent() {
    assertTrue(
        Paired.of(new double[] {INFINITY, 1}, new double[] {INFINITY, 1}).difference().isEmpty());
    assertTrue(
        Paired.of(new double[] {INFINITY, 1}, new double[] {1, INFINITY}).difference().isEmpty());
    assertEquals(
        INFINITY,
        Paired.of(new double[] {INFINITY, 2}, new double[] {1, 1})
            .difference()
            .orElseThrow()
            .mean());
  }

  @Test
  void zCountsStandardErrors() {
    ZScore z = ZScore.of(new double[] {1, 2, 3}, 1); // sd 1, se 1/sqrt(3)
    assertEquals(Math.sqrt(3), z.z(), 1e-15);
    assertTrue(z.accepts());
    assertFalse(z.rejects());
    assertEquals(0, ZScore.of(new double[] {2, 2}, 2).z());
    assertTrue(ZScore.of(new double[] {2, 2}, 3).rejects());
    assertThrows(IllegalArgumentException.class, () -> ZScore.of(new double[] {2}, 2));
  }
}
