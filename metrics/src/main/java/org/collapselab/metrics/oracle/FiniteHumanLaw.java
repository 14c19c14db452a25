package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Replacements for S_0 and for n if the human text is a finite corpus of documents and not a source
 * of independent tokens.
 */
public final class FiniteHumanLaw {

  private FiniteHumanLaw() {}

  /**
   * S_0 if human tokens are used once, drawn from a corpus without replacement: {@code (N S - 1) /
   * (N - 1)}, the probability that two different tokens agree. Exact.
   *
   * @param s S of the corpus
   * @param tokens N, at least 2
   */
  public static double unused(double s, long tokens) {
    Require.probability(s, "S");
    Require.atLeast(2, tokens, "tokens of the corpus");
    return (tokens * s - 1) / (tokens - 1);
  }
}
