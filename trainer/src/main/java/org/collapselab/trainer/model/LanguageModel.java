package org.collapselab.trainer.model;

import java.util.Optional;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.settings.Named;
import org.collapselab.trainer.text.Documents;

/**
 * What {@code model:} in an experiment names: the settings of a language model and how to fit it.
 * Open: implement it as a record with {@code @AutoService(LanguageModel.class)}.
 */
public interface LanguageModel extends Named {

  /**
   * Fits the model.
   *
   * @param text the training mix; begin tokens are implied, end tokens follow closed documents
   * @param alphabet which tokens the model is over
   * @param previous the model of the generation before, for a warm start; a model without state
   *     ignores it
   * @param random the address of the fit's own draws
   */
  TrainedModel fit(
      Documents text, Alphabet alphabet, Optional<TrainedModel> previous, Address random);

  /**
   * An upper bound, in bytes, of the memory that fitting and sampling need if the mix has this many
   * tokens.
   */
  long memory(long tokens, Alphabet alphabet);
}
