package org.collapselab.trainer.model;

import org.collapselab.trainer.text.Vocabulary;

/**
 * The tokens that a model gives probabilities to: all ids in [0, size) except {@code <s>}, and
 * except {@code </s>} if documents have no observed end (fixed lengths).
 *
 * @param size number of ids of the vocabulary, specials included
 * @param ends whether {@code </s>} is an event
 */
public record Alphabet(int size, boolean ends) implements java.io.Serializable {

  public Alphabet {
    if (size < Vocabulary.FIRST_WORD) {
      throw new IllegalArgumentException(
          "a vocabulary has at least its 3 special ids, but was " + size);
    }
  }

  /** Number of events: what the uniform law over the whole vocabulary divides by. */
  public int events() {
    return size - (ends ? 1 : 2);
  }

  /** Whether an id is an event. */
  public boolean contains(int token) {
    return token != Vocabulary.BEGIN && (ends || token != Vocabulary.END);
  }
}
