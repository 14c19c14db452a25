package org.collapselab.metrics.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlopeTest {

  private static double onePass(double[] x, double[] y) {
    Slope slope = new Slope();
    for (int i = 0; i < x.length; i++) {
      slope.add(x[i], y[i]);
    }
    assertEquals(x.length, slope.points());
    return slope.value();
  }

  /** By hand: means 2 and 3, sums 2 and 3. */
  @Test
  void bothWaysFindTheSlopeByHand() {
    double[] x = {1, 2, 3};
    double[] y = {1, 4, 4};
    assertEquals(1.5, onePass(x, y), 1e-15);
    assertEquals(1.5, Slope.of(x, y));
  }

  @Test
  void bothWaysAgreeFarFromTheOrigin() {
    double[] x = {1e6, 1e6 + 1, 1e6 + 3, 1e6 + 7};
    double[] y = {-2.5, 0.25, 7, 11};
    assertEquals(onePass(x, y), Slope.of(x, y), 1e-9);
  }

  @Test
  void anUndefinedPointHasNoSlope() {
    double[] x = {1, 2, 3};
    double[] y = {1, Double.NaN, 4};
    assertTrue(Double.isNaN(Slope.of(x, y)));
    assertTrue(Double.isNaN(onePass(x, y)));
  }
}
