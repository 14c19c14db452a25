package org.collapselab.trainer.ngram;

import java.util.Optional;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.LanguageModel;
import org.collapselab.trainer.model.TrainedModel;
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

  /** The model of text that has these counts; costs the distinct n-grams, never their tokens. */
  TrainedModel fit(NGramCounts counts, Alphabet alphabet);

  /** Whether what a model writes from its begin on has no n-gram that its counts lack. */
  default boolean writesItsCounts() {
    return false;
  }

  /** Counts the text; ignores the previous model and draws nothing. */
  @Override
  default TrainedModel fit(
      Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random) {
    return fit(count(text, alphabet), alphabet);
  }
}
