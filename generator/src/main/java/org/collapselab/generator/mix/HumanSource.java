package org.collapselab.generator.mix;

/** Where fresh human text comes from. */
public enum HumanSource {
  /**
   * The chain's human order, after the last document used: a chain uses every human document at
   * most once, and the text can run out. The exact laws then have {@code (N S - 1) / (N - 1)} in
   * place of S_0, N the human tokens.
   */
  UNUSED,
  /**
   * All human training documents, uniformly with replacement: never runs out; S_0 is that of the
   * human corpus.
   */
  REPLACEMENT
}
