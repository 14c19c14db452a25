package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Replacements for S_0 and for n if the human text is a finite corpus of documents and not a source
 * of independent tokens.
 */
public final class FiniteHumanLaw {

  private FiniteHumanLaw() {}

  /**
   * S_0 where human tokens are used once, drawn from a corpus without replacement: {@code (N S - 1)
   * / (N - 1)}, the probability that two different tokens agree. Exact.
   *
   * @param s S of the corpus
   * @param tokens N, at least 2
   */
  public static double unused(double s, long tokens) {
    Require.probability(s, "S");
    Require.atLeast(2, tokens, "tokens of the corpus");
    return (tokens * s - 1) / (tokens - 1);
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
  public static double designEffect(double length, double within, double between) {
    Require.atLeast(1, (long) Math.floor(length), "the mean length");
    Require.probability(within, "the match rate within documents");
    Require.probability(between, "the match rate between documents");
    return 1 + (length - 1) * (within - between) / (1 - between);
  }
}
