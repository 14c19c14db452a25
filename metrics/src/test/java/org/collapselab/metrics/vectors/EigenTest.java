package org.collapselab.metrics.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenTest {

  /** A symmetric matrix of these eigenvalues: reflected by random vectors again and again. */
  private static double[][] matrix(double... values) {
    int n = values.length;
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i][i] = values[i];
    }
    Stream random = new Address(7, 0, Purpose.FIT, 0).stream(n);
    for (int times = 0; times < 3; times++) {
      double[] v = new double[n];
      double squares = 0;
      for (int i = 0; i < n; i++) {
        v[i] = random.nextDouble() - 0.5;
        squares += v[i] * v[i];
      }
      a = transposed(reflected(transposed(reflected(a, v, squares)), v, squares));
    }
    return a;
  }

  private static double[][] reflected(double[][] a, double[] v, double squares) {
    int n = v.length;
    double[][] b = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i][j] = a[i][j];
        for (int k = 0; k < n; k++) {
          b[i][j] -= 2 * v[i] * v[k] * a[k][j] / squares;
        }
      }
    }
    return b;
  }

  private static double[][] transposed(double[][] a) {
    double[][] b = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        b[j][i] = a[i][j];
      }
    }
    return b;
  }

  private static double[] descending(int n, int rank) {
    double[] values = new double[n];
    for (int i = 0; i < rank; i++) {
      values[i] = Math.pow(0.8, i);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 64})
  void valuesOfAMatrixBuiltFromThem(int n) {
    double[] values = descending(n, n);
    assertArrayEquals(values, Eigen.values(matrix(values)), 1e-13);
  }

  /** Rejects a solver that leaves rounding of either sign where the rank ends. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 63})
  void singularMatricesHaveZeros(int rank) {
    double[] values = descending(64, rank);
    double[] found = Eigen.values(matrix(values));
    assertArrayEquals(values, found, 1e-13);
    double[] rest = Arrays.copyOfRange(found, rank, 64);
    if (rank < 3) { // rounding of the construction is above the cut where there is more
      assertTrue(Arrays.stream(rest).allMatch(x -> Math.abs(x) < 1e-14), Arrays.toString(rest));
    }
    assertArrayEquals(new double[64], Eigen.values(new double[64][64]));
    double[][] ones = new double[64][64];
    Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1.0 / 64));
    assertEquals(1, Spectra.vendi(ones, 0.1), 1e-12);
  }

  @Test
  void vectorsAreOrthonormalAndStretched() {
    double[] values = {5, 3, 3, 3, 1, 0.25, 0, 0, -2};
    double[][] a = matrix(values);
    Eigen.Pairs pairs = Eigen.pairs(a);
    assertArrayEquals(values, pairs.values(), 1e-14);
    for (int i = 0; i < values.length; i++) {
      double[] v = pairs.vectors()[i];
      for (int j = 0; j < values.length; j++) {
        assertEquals(i == j ? 1 : 0, dot(v, pairs.vectors()[j]), 1e-14);
        assertEquals(values[i] * v[j], dot(a[j], v), 1e-14);
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  @Test
  void whatIsNotFiniteIsUndefinedAndNothingHasNothing() {
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN},
        Eigen.values(new double[][] {{1, Double.POSITIVE_INFINITY}, {0, 1}}));
    assertEquals(0, Eigen.values(new double[0][]).length);
    assertTrue(Double.isNaN(Spectra.vendi(new double[2][2], 1)));
  }
}
