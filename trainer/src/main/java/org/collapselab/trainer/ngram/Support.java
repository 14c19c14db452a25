package org.collapselab.trainer.ngram;

/**
 * The types that the uniform share of Witten-Bell, Jelinek-Mercer and Kneser-Ney covers; maximum
 * likelihood has no such share, and add-k always covers the whole vocabulary.
 */
public enum Support {
  /** The types seen in the training mix and {@code <unk>}, as in KenLM. */
  OBSERVED,
  /** The whole vocabulary: types that died out can return. */
  VOCABULARY
}
