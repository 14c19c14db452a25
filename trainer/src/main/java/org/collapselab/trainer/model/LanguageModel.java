package org.collapselab.trainer.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.settings.Named;
import org.collapselab.trainer.text.Documents;

/**
 * What {@code model:} in an experiment names: the settings of a language model and how to fit it.
 * Open: implement it as a record with {@code @AutoService(LanguageModel.class)}.
 *
 * <p>{@link #fit} and {@link #memory} are all that a model must have. The other methods say what
 * else it can do; the rest of the program asks them and never asks which class a model is.
 */
public interface LanguageModel extends Named {

  /**
   * Fits the model.
   *
   * @param text the training mix; begin tokens are implied, end tokens follow closed documents
   * @param alphabet which tokens the model is over
   * @param previous the model of the generation before, if {@link #startsFromPrevious} and if there
   *     is one; it stays open until the fit returns, and the result must not need it afterwards
   * @param random the address of the fit's own draws
   * @return the model; whoever calls closes it
   */
  TrainedModel fit(
      Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random);

  /**
   * An upper bound, in bytes, of the memory of the heap that fitting and sampling need if the mix
   * has this many tokens.
   */
  long memory(long tokens, Alphabet alphabet);

  /** What a step needs besides the heap; by default one core and nothing else. */
  default Needs needs() {
    return Needs.ONE_CORE;
  }

  /**
   * The number of tokens before the next one that its law depends on: n - 1 for n-grams, 0 for
   * single tokens. Empty if it may depend on more tokens than n-grams are counted for.
   */
  default OptionalInt context() {
    return OptionalInt.empty();
  }

  /** This model as one that knows its text by n-gram counts alone; empty if it does not. */
  default Optional<CountingModel> counting() {
    return Optional.empty();
  }

  /** The estimate that the model is, if theory has exact laws for it (docs/theory.md). */
  default Optional<ExactEstimate> exact() {
    return Optional.empty();
  }

  /** The format in which fitted models are stored; empty if they cannot be. */
  default Optional<ModelFormat> format() {
    return Optional.empty();
  }

  /**
   * Whether a fit starts from the model of the generation before. Such a model needs a {@link
   * #format}, because that model is handed on in its stored form.
   */
  default boolean startsFromPrevious() {
    return false;
  }
}
