package org.collapselab.metrics.surprisal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Values of SciPy 1.17.1 ({@code ks_2samp}, {@code wasserstein_distance}) and NumPy 2.4.6 ({@code
 * quantile}, {@code var(ddof=1)}) on samples with ties, of unequal size. Reject distances taken
 * inside a run of ties, areas without the gap between samples, and other types of quantile.
 */
class ValueSampleTest {

  private static final ValueSample X = sample(157, i -> (i * i * 31 + 7 * i) % 97 / 8.0);
  private static final ValueSample Y = sample(211, i -> (i * i * 17 + 3) % 89 / 7.0);
  private static final ValueSample TIES = sample(157, i -> (i * i * 31 + 7 * i) % 97 / 8);
  private static final ValueSample FEW = sample(3, i -> (i * i * 17 + 3) % 89 / 5);

  private static ValueSample sample(int size, IntToDoubleFunction value) {
    return ValueSample.of(IntStream.range(0, size).mapToDouble(value).toArray());
  }

  @Test
  void distancesAreThoseOfSciPy() {
    assertEquals(0.13058834183596463, X.kolmogorovSmirnov(Y), 1e-15);
    assertEquals(0.7095355967725938, X.wasserstein(Y), 1e-14);
    assertEquals(1 / 3.0, TIES.kolmogorovSmirnov(FEW), 1e-15);
    assertEquals(2.721868365180467, TIES.wasserstein(FEW), 1e-14);
    assertEquals(1 / 3.0, FEW.kolmogorovSmirnov(Y), 1e-15);
    assertEquals(2.3150530354321823, FEW.wasserstein(Y), 1e-14);
  }

  @Test
  void momentsAndQuantilesAreThoseOfNumPy() {
    assertEquals(6.640127388535032, X.mean(), 1e-14);
    assertEquals(13.124869855463007, X.variance(), 1e-13);
    int[] percents = {1, 5, 25, 50, 75, 95, 99};
    double[] expected = {
      0.14285714285714285,
      0.42857142857142855,
      2.7142857142857144,
      6.142857142857143,
      10,
      12,
      12.571428571428571
    };
    double[] actual = IntStream.of(percents).mapToDouble(Y::quantile).toArray();
    assertArrayEquals(expected, actual, 1e-14);
    assertEquals(0.08, FEW.quantile(1), 1e-15);
    assertEquals(13.8, FEW.quantile(99), 1e-14);
    assertEquals(14, FEW.quantile(100));
  }

  @Test
  void apartTheDistancesAreOneAndTheGap() {
    ValueSample low = ValueSample.of(new double[] {1, 2});
    ValueSample high = ValueSample.of(new double[] {11, 12, 11, 12});
    assertEquals(1, low.kolmogorovSmirnov(high));
    assertEquals(10, low.wasserstein(high), 1e-15);
    assertEquals(10, high.wasserstein(low), 1e-15);
    assertEquals(0, X.kolmogorovSmirnov(X));
    assertEquals(0, X.wasserstein(X));
  }

  @Test
  void nothingIsNeverANumber() {
    ValueSample none = ValueSample.of(new double[0]);
    assertTrue(Double.isNaN(none.mean()));
    assertTrue(Double.isNaN(none.variance()));
    assertTrue(Double.isNaN(none.quantile(50)));
    assertTrue(Double.isNaN(none.kolmogorovSmirnov(X)));
    assertTrue(Double.isNaN(X.wasserstein(none)));
    assertTrue(Double.isNaN(ValueSample.of(new double[] {1}).variance()));
  }
}
