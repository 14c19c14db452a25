package org.collapselab.metrics.oracle;

import java.util.Arrays;
import org.collapselab.trainer.settings.Require;

/**
 * Formulas of papers that no part of the program uses, for tests that compare them with simulation.
 */
final class PaperLaws {

  private PaperLaws() {}

  /**
   * Expected S under {@link SumP2Laws#accumulate} with equal batches, the first drawn from a known
   * source: {@code E(1 - S_t) = (1 - S_0) prod_{i <= t} (1 - 1 / (n i^2))}.
   *
   * @param s0 S of the source
   * @param n tokens of every batch, at least 1
   * @param batches batches t in the pool, the first included, at least 1
   */
  static double accumulate(double s0, long n, int batches) {
    Require.atLeast(1, batches, "batches");
    long[] later = new long[batches - 1];
    Arrays.fill(later, n);
    return SumP2Laws.accumulate(SumP2Laws.replace(s0, n, 1), n, later);
  }

  /**
   * The limit of {@link #accumulate} for ever more batches: {@code 1 - S = (1 - S_0) sin(x) / x}
   * with {@code x = pi / sqrt(n)}, Euler's product. Diversity is never lost entirely for n of 2 and
   * more.
   */
  static double accumulateLimit(double s0, long n) {
    Require.probability(s0, "S");
    Require.atLeast(2, n, "tokens of a batch");
    double x = Math.PI / Math.sqrt(n);
    return 1 - (1 - s0) * StrictMath.sin(x) / x;
  }

  /**
   * The fixed point of {@link SumP2Laws#addDelta}: the balance of drift and mutation, whatever the
   * start.
   */
  static double addDeltaStationary(double delta, long types, long n) {
    double u = delta * types / (n + delta * types);
    double kept = (1 - u) * (1 - u);
    return (kept / n + (2 - u) * u / types) / (1 - kept * (1 - 1.0 / n));
  }

  /**
   * Relative upward drift of the end probability in one generation, about {@code (1 - e) / D};
   * first order in 1/D.
   *
   * @param end e, in (0, 1]
   */
  static double endDrift(double end, long documents) {
    Require.probability(end, "the end probability");
    Require.atLeast(1, documents, "documents");
    return (1 - end) / documents;
  }

  /**
   * Design effect of drawing documents instead of tokens: {@code 1 + (L - 1) (W - B) / (1 - B)}; n
   * tokens in documents drift as n / effect tokens drawn one by one would. First order. About 1.65
   * on WikiText.
   *
   * @param length L, mean length of documents weighted by length, at least 1
   * @param within W, probability that two tokens of one document agree
   * @param between B, probability that two tokens of different documents agree, below 1
   */
  static double designEffect(double length, double within, double between) {
    Require.atLeast(1, (long) Math.floor(length), "the mean length");
    Require.probability(within, "the match rate within documents");
    Require.probability(between, "the match rate between documents");
    return 1 + (length - 1) * (within - between) / (1 - between);
  }

  /**
   * Kullback-Leibler divergence {@code sum p ln(p / q)} in nats; infinite where p has a type that q
   * lacks.
   *
   * @param p shape (types)
   * @param q shape (types)
   */
  static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] > 0 ? p[i] * StrictMath.log(p[i] / q[i]) : 0;
    }
    return sum;
  }

  /**
   * Expected entropy of the law in the first generations (H7g): about {@code H_0 - k (s - 1) /
   * (2n)} nats. First order in k s / n, for types that all have large expected counts; on text,
   * where most have not, the true loss is smaller. The plug-in entropy of one sample of size n has
   * the same bias without any collapse.
   *
   * @param h0 entropy of the first law, nats
   * @param types number of types s
   */
  static double earlyEntropy(double h0, long types, long n, int generations) {
    return h0 - earlyDivergence(types, n, generations);
  }

  /**
   * Expected divergence {@code KL(p_k || p_0)} in the first generations (H7g): about {@code k (s -
   * 1) / (2n)} nats; see {@link #earlyEntropy}.
   */
  static double earlyDivergence(long types, long n, int generations) {
    Require.atLeast(1, types, "types");
    Require.atLeast(1, n, "tokens");
    Require.atLeast(0, generations, "generations");
    return generations * (types - 1) / (2.0 * n);
  }

  /**
   * Expected number of types alive after k resamplings, the sum of {@link SurvivalLaw#lower} over
   * types: asymptotic in n, checked on text to three digits.
   *
   * @param law shape (types)
   */
  static double expectedTypes(double[] law, long n, int k) {
    double sum = 0;
    for (double p : law) {
      sum += SurvivalLaw.lower(p, n, k);
    }
    return sum;
  }

  /**
   * Expected first mass of the types that are dead after k resamplings (H16): {@code sum p exp(-n p
   * g_k)}, the test error of a memorising learner; asymptotic in n. Under Zipf's law of exponent b
   * the first generation's falls as {@code n^-(1 - 1/b)}, and later ones rise from there. Dohmatob
   * et al. (2024), "A tale of tails", arXiv:2402.07043.
   *
   * @param law shape (types)
   */
  static double lostMass(double[] law, long n, int k) {
    Require.atLeast(1, n, "tokens");
    double rate = n * SurvivalLaw.g(k);
    double sum = 0;
    for (double p : law) {
      sum += p * StrictMath.exp(-rate * p);
    }
    return sum;
  }

  /**
   * Expected mass of the types that one sample of n tokens lacks: {@code sum p (1 - p)^n}. Exact.
   *
   * @param law shape (types)
   */
  static double missingMass(double[] law, long n) {
    Require.atLeast(0, n, "tokens");
    double sum = 0;
    for (double p : law) {
      sum += p * StrictMath.exp(n * StrictMath.log1p(-p)); // p = 1 gives exp(-infinity)
    }
    return sum;
  }

  /**
   * Variance of the surprisal under a law, {@code sum q (ln q)^2 - H^2}, in nats squared.
   *
   * @param law shape (types)
   */
  static double surprisalVariance(double[] law) {
    double entropy = Laws.entropy(law);
    double sum = 0;
    for (double q : law) {
      if (q > 0) {
        double deviation = -StrictMath.log(q) - entropy;
        sum += q * deviation * deviation;
      }
    }
    return sum;
  }
}
