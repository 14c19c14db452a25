package org.collapselab.metrics.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.collapselab.trainer.settings.Require;

/**
 * Counts of types in samples of X_0, X_1, ... under {@code replace} with n tokens a generation:
 * exact for the expectation of any {@code sum phi(count_i)}, as {@link BinomialChain} is for the
 * laws that are fitted (H4). For small n and samples.
 */
public final class SampledCounts {

  private final int sample;
  private final int generations;
  private final int n;
  private final double[][] before; // (n + 1, sample + 1): count in the sample by that in D_t
  private final double[][] resampled; // (n + 1, n + 1): count in D_{t+1} by that in D_t

  /**
   * Builds the transition matrices. Cost {@code n (n + sample)} exponentials.
   *
   * @param n tokens of D_1, D_2, ..., at least 1
   * @param sample tokens of each corpus that are measured, at least 1
   * @param generations T, the last generation
   */
  public SampledCounts(int n, int sample, int generations) {
    Require.atLeast(1, n, "tokens");
    Require.atLeast(1, sample, "tokens of a sample");
    Require.atLeast(0, generations, "generations");
    this.n = n;
    this.sample = sample;
    this.generations = generations;
    this.before = transitions(n, sample);
    this.resampled = sample == n ? before : transitions(n, n);
  }

  private static double[][] transitions(int from, int to) {
    double[] logFactorial = BinomialChain.logFactorials(to);
    double[][] rows = new double[from + 1][];
    for (int count = 0; count <= from; count++) {
      rows[count] = BinomialChain.row((double) count / from, logFactorial);
    }
    return rows;
  }

  /** Expectations of one function of a count, by the type's probability in the first law. */
  public final class Expected {

    private final double[] first; // phi by count in the sample
    private final List<double[]> later = new ArrayList<>(); // by count in D_1, from X_1 on

    private Expected(IntToDoubleFunction phi) {
      first = new double[sample + 1];
      Arrays.setAll(first, phi);
      for (int t = 1; t <= generations; t++) {
        later.add(t == 1 ? apply(before, first) : apply(resampled, later.get(t - 2)));
      }
    }

    /** Expected phi of a type of this probability in samples of X_0 .. X_T; shape (T + 1). */
    public double[] of(double p) {
      double[] expected = new double[generations + 1];
      expected[0] = dot(BinomialChain.row(p, BinomialChain.logFactorials(sample)), first);
      double[] row = BinomialChain.row(p, BinomialChain.logFactorials(n));
      for (int t = 1; t <= generations; t++) {
        expected[t] = dot(row, later.get(t - 1));
      }
      return expected;
    }
  }

  /**
   * Expectations of a function of a type's count in a sample.
   *
   * @param phi function of a count in [0, sample]
   */
  public Expected expected(IntToDoubleFunction phi) {
    return new Expected(phi);
  }

  private static double[] apply(double[][] transition, double[] value) {
    double[] expected = new double[transition.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = dot(transition[i], value);
    }
    return expected;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
