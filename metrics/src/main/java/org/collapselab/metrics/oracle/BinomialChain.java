package org.collapselab.metrics.oracle;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.collapselab.trainer.settings.Require;

/**
 * The count of one type under {@code replace} with n tokens a generation, a Markov chain on 0 .. n
 * with {@code count' ~ Binomial(n, count / n)}: exact for the expectation of any {@code sum
 * phi(p_i)} over types (types alive, entropy, divergence) at small n. Immutable.
 */
public final class BinomialChain {

  private static final int LARGEST = 2000; // a matrix of 32 MB

  private final int n;
  private final double[] logFactorial; // (n + 1)
  private final double[][] transition; // (n + 1, n + 1), rows sum to 1

  /**
   * Builds the transition matrix.
   *
   * @param n tokens a generation, in [1, 2000]
   */
  public BinomialChain(int n) {
    Require.that(
        n >= 1 && n <= LARGEST,
        "an exact chain needs tokens in [1, %s], but was given %s; use the bounds of"
            + " Survival for large texts",
        LARGEST,
        n);
    this.n = n;
    logFactorial = logFactorials(n);
    transition = new double[n + 1][];
    for (int count = 0; count <= n; count++) {
      transition[count] = row((double) count / n);
    }
  }

  /**
   * Expected phi of the count after a number of resamplings, from every first count.
   *
   * @param phi function of a count in [0, n]
   * @param generations resamplings, at least 0
   * @return shape (n + 1), by first count
   */
  public double[] expectedByCount(IntToDoubleFunction phi, int generations) {
    Require.atLeast(0, generations, "generations");
    double[] value = new double[n + 1];
    Arrays.setAll(value, phi);
    for (int g = 0; g < generations; g++) {
      double[] next = new double[n + 1];
      for (int count = 0; count <= n; count++) {
        next[count] = dot(transition[count], value);
      }
      value = next;
    }
    return value;
  }

  /**
   * Expected {@code sum phi(count_i)} over types after a number of resamplings of a known law,
   * which need not be a multiple of 1/n.
   *
   * @param law shape (types)
   * @param phi function of a count in [0, n]
   * @param generations resamplings, at least 1
   */
  public double expected(double[] law, IntToDoubleFunction phi, int generations) {
    Require.law(law);
    Require.atLeast(1, generations, "generations");
    double[] value = expectedByCount(phi, generations - 1);
    double sum = 0;
    for (double p : law) {
      sum += dot(row(p), value);
    }
    return sum;
  }

  /** Expected number of types alive after a number of resamplings of a law. */
  public double expectedTypes(double[] law, int generations) {
    return expected(law, count -> count > 0 ? 1 : 0, generations);
  }

  /** Expected entropy, in nats, of the law after a number of resamplings. */
  public double expectedEntropy(double[] law, int generations) {
    return expected(
        law,
        count -> count == 0 ? 0 : -((double) count / n) * StrictMath.log((double) count / n),
        generations);
  }

  /**
   * Expected first mass {@code sum p [count = 0]} of the types dead after a number of resamplings.
   */
  public double expectedLostMass(double[] law, int generations) {
    Require.law(law);
    Require.atLeast(1, generations, "generations");
    double[] dead = expectedByCount(count -> count == 0 ? 1 : 0, generations - 1);
    double sum = 0;
    for (double p : law) {
      sum += p * dot(row(p), dead);
    }
    return sum;
  }

  /**
   * Expected number of resamplings until one of two types is lost (H3): solves {@code (I - Q) t =
   * 1}, Q the transitions among the mixed states. Exact; cost n^3.
   *
   * @param first count of one of the two types, in [0, n]
   */
  public double collapseTime(int first) {
    Require.within(0, n, first, "a first count");
    if (first == 0 || first == n) {
      return 0;
    }
    double[][] matrix = new double[n - 1][n - 1]; // I - Q
    for (int i = 0; i < n - 1; i++) {
      for (int j = 0; j < n - 1; j++) {
        matrix[i][j] = (i == j ? 1 : 0) - transition[i + 1][j + 1];
      }
    }
    double[] ones = new double[n - 1];
    Arrays.fill(ones, 1);
    return new LUDecomposition(new Array2DRowRealMatrix(matrix, false))
        .getSolver()
        .solve(new ArrayRealVector(ones, false))
        .getEntry(first - 1);
  }

  private double[] row(double p) {
    return row(p, logFactorial);
  }

  /** {@code ln i!} for i in [0, n]. */
  static double[] logFactorials(int n) {
    double[] logFactorial = new double[n + 1];
    for (int i = 1; i <= n; i++) {
      logFactorial[i] = logFactorial[i - 1] + StrictMath.log(i);
    }
    return logFactorial;
  }

  /** Binomial(n, p), shape (n + 1), from the factorials up to n. */
  static double[] row(double p, double[] logFactorial) {
    int n = logFactorial.length - 1;
    double[] law = new double[n + 1];
    if (p == 0 || p == 1) {
      law[p == 0 ? 0 : n] = 1;
      return law;
    }
    double logP = StrictMath.log(p);
    double logQ = StrictMath.log1p(-p);
    double sum = 0;
    for (int j = 0; j <= n; j++) {
      double logChoose = logFactorial[n] - logFactorial[j] - logFactorial[n - j];
      law[j] = StrictMath.exp(logChoose + j * logP + (n - j) * logQ);
      sum += law[j];
    }
    for (int j = 0; j <= n; j++) {
      law[j] /= sum; // the logarithms leave an error of about 1e-12 at n = 1000
    }
    return law;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
