package org.collapselab.trainer.model;

import java.util.Optional;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Documents;

/**
 * A language model that knows its text by n-gram counts alone. Counts add up: text may be counted
 * in parts, and the counts of a generation carried on to the next, which adds those of new text.
 * For all texts a and b,
 *
 * <pre>fit(count(a, alphabet).merge(count(b, alphabet)), alphabet)</pre>
 *
 * is the fit of both together, bit for bit, in whatever order their documents stand.
 */
public interface CountingModel extends LanguageModel {

  /**
   * The counts that the model needs of a text.
   *
   * @param text documents, closed or not
   * @param alphabet which tokens the model is over
   * @return counts with boundaries; without {@code </s>} if it is no event
   */
  NGramCounts count(Documents text, Alphabet alphabet);

  /**
   * The model of text that has these counts; costs the distinct n-grams, never their tokens. It
   * holds nothing but memory of the heap and its {@code close} does nothing, because chains that
   * begin with the same text share it.
   */
  TrainedModel fit(NGramCounts counts, Alphabet alphabet);

  /** Whether what a model writes from its begin on has no n-gram that its counts lack. */
  default boolean writesItsCounts() {
    return false;
  }

  /** Itself. */
  @Override
  default Optional<CountingModel> counting() {
    return Optional.of(this);
  }

  /** Counts the text; ignores the previous model and draws nothing. */
  @Override
  default TrainedModel fit(
      Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
    return fit(count(text, alphabet), alphabet);
  }
}
