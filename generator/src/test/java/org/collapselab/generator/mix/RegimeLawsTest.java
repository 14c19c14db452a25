package org.collapselab.generator.mix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents of one token and a unigram model: the regimes against their exact laws. 4,000
 * replicates, fixed seed, |z| < 4.5. H_0 is the whole human corpus, so S_0 is that of H_0.
 */
class RegimeLawsTest {

  private static final int REPLICATES = 4000;
  private static final int N = 20;
  private static final Documents HUMAN = FakeChain.tokens(8, 5, 3, 2, 1, 1);
  private static final double S0 = (64 + 25 + 9 + 4 + 1 + 1) / 400.0;

  /** Means over replicates of the law of D_t: share of each type, and S with its square. */
  private record Seen(double[] share, double[] shareSquares, double s, double sSquares) {

    double z(double expected) {
      return (s - expected) / Math.sqrt((sSquares - s * s) / REPLICATES);
    }
  }

  private static Seen run(Regime regime, int generations, int budget) {
    double[] share = new double[6];
    double[] shareSquares = new double[6];
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < REPLICATES; r++) {
      FakeChain chain = new FakeChain(regime, HUMAN, N, Size.documents(budget), r);
      for (int t = 1; t <= generations; t++) {
        chain.step();
      }
      Documents text = chain.text(generations);
      double[] p = new double[6];
      for (int d = 0; d < text.size(); d++) {
        p[text.token(d) - 3] += 1.0 / text.size();
      }
      double s = 0;
      for (int i = 0; i < 6; i++) {
        s += p[i] * p[i];
        share[i] += p[i] / REPLICATES;
        shareSquares[i] += p[i] * p[i] / REPLICATES;
      }
      sum += s / REPLICATES;
      squares += s * s / REPLICATES;
    }
    return new Seen(share, shareSquares, sum, squares);
  }

  static List<Regime> regimes() {
    return List.of(
        new Replace(),
        new ReplaceMultiple(),
        new Accumulate(),
        new AccumulateSubsample(),
        new FixedHuman(),
        new Fresh(0.25, ShareDrawing.IID, HumanSource.REPLACEMENT),
        new Fresh(0.25, ShareDrawing.STRATIFIED, HumanSource.REPLACEMENT),
        new Turnover(0.4),
        new HumanOnly());
  }

  /** E p_t = p_0. Rejects a sampler that favours first or last documents, or one origin. */
  @ParameterizedTest
  @MethodSource("regimes")
  void sharesOfTypesDoNotDrift(Regime regime) {
    double[] p0 = {.4, .25, .15, .1, .05, .05};
    Seen seen = run(regime, 4, N);
    for (int i = 0; i < 6; i++) {
      double variance = seen.shareSquares[i] - seen.share[i] * seen.share[i];
      assertEquals(0, (seen.share[i] - p0[i]) / Math.sqrt(variance / REPLICATES), 4.5);
    }
  }

  private static void assertLaw(Regime regime, int generations, double right, double... wrong) {
    Seen seen = run(regime, generations, N);
    assertTrue(Math.abs(seen.z(right)) < 4.5, regime + " z = " + seen.z(right));
    for (double other : wrong) {
      assertTrue(Math.abs(seen.z(other)) > 9, regime + " not rejected: " + seen.z(other));
    }
  }

  private static double resampled(double s, double n) {
    return (1 - 1 / n) * s + 1 / n;
  }

  /** H1. Rejects one resampling too many or too few. */
  @Test
  void replace() {
    double s = S0;
    for (int t = 0; t < 3; t++) {
      s = resampled(s, N);
    }
    assertLaw(new Replace(), 3, s, (s - 1.0 / N) / (1 - 1.0 / N), resampled(s, N));
  }

  /** H7e with sizes 40, 60, 80. Rejects sizes of a generation earlier. */
  @Test
  void replaceMultiple() {
    double s = resampled(resampled(resampled(S0, 40), 60), 80);
    double early = resampled(resampled(resampled(S0, 20), 40), 60);
    assertLaw(new ReplaceMultiple(), 3, s, early);
  }

  /** H5, N = n, H_0 fixed. Rejects replace's law. */
  @Test
  void accumulate() {
    double kept = 1 - S0;
    for (int j = 1; j <= 4; j++) {
      kept *= 1 - N / Math.pow(N * (j + 1), 2);
    }
    assertLaw(new Accumulate(), 4, 1 - kept, 1 - (1 - S0) * Math.pow(1 - 1.0 / N, 4));
  }

  /** H6, from a fixed H_0: B_1 = S_0. Rejects accumulate's law, that of no subsampling. */
  @Test
  void accumulateSubsample() {
    double n = N;
    double b = S0; // expected S of the pool H_0, X_0 .. X_{t-1} after t batches
    double model = S0;
    double written = resampled(model, n);
    double sub = 0;
    for (int t = 1; t <= 4; t++) { // the pool of t batches becomes one of t + 1
      b = (t * (double) t * b + 2 * t * b + written) / ((t + 1) * (double) (t + 1));
      double pairs = ((t + 1) * n * b - 1) / ((t + 1) * n - 1);
      sub = 1 / n + (1 - 1 / n) * pairs;
      written = resampled(sub, n);
    }
    assertLaw(new AccumulateSubsample(), 4, sub, b);
  }

  /** H7, H_0 fixed: S_1 = S_0. Rejects accumulate at the same time. */
  @Test
  void fixedHuman() {
    double s = S0;
    for (int t = 1; t <= 4; t++) {
      s = 0.25 * S0 + 0.25 * resampled(s, N) + 0.5 * S0;
    }
    double kept = 1 - S0;
    for (int j = 1; j <= 4; j++) {
      kept *= 1 - N / Math.pow(N * (j + 1), 2);
    }
    assertTrue(Math.abs(s - (1 - kept)) > 0.002);
    assertLaw(new FixedHuman(), 4, s, S0);
  }

  /** H7b. Rejects no recursion; that iid is not stratified is iidShareIsBinomial. */
  @Test
  void fresh() {
    double iid = S0;
    double stratified = S0;
    double f = 0.5;
    for (int t = 1; t <= 8; t++) {
      iid = resampled((1 - f) * (1 - f) * iid + (1 - (1 - f) * (1 - f)) * S0, N);
      stratified =
          f * f * resampled(stratified, N / 2.0)
              + f * f * resampled(S0, N / 2.0)
              + 2 * f * (1 - f) * S0;
    }
    Seen a = run(new Fresh(f, ShareDrawing.IID, HumanSource.REPLACEMENT), 8, N);
    Seen b = run(new Fresh(f, ShareDrawing.STRATIFIED, HumanSource.REPLACEMENT), 8, N);
    assertTrue(Math.abs(a.z(iid)) < 4.5, "iid z = " + a.z(iid));
    assertTrue(Math.abs(b.z(stratified)) < 4.5, "stratified z = " + b.z(stratified));
    assertTrue(Math.abs(a.z(S0)) > 9 && Math.abs(b.z(S0)) > 9);
  }

  /** H7c. Rejects replace at the same m, and keeping m in place of M - m. */
  @Test
  void turnover() {
    assertLaw(new Turnover(0.3), 4, 1 - (1 - S0) * pow4(6), 1 - (1 - S0) * pow4(14));
  }

  private static double pow4(double m) {
    return Math.pow(1 - ((N - m) * m / (N - 1) + m) / (N * (double) N), 4);
  }

  /** H7b with f = 1. Rejects any recursion. */
  @Test
  void humanOnly() {
    assertLaw(new HumanOnly(), 3, resampled(S0, N), resampled(resampled(S0, N), N));
  }
}
