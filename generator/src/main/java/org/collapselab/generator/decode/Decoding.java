package org.collapselab.generator.decode;

import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.Named;

/**
 * Reshapes a model's law into the law that tokens are drawn from. Open: implement it as a record
 * with {@code @AutoService(Decoding.class)}. Ties between equal probabilities go to the lower id
 * (the type more frequent in human text).
 */
public interface Decoding extends Named {

  /** Whether the law is left as it is, so that a model may use its own sampler. */
  default boolean ancestral() {
    return false;
  }

  /**
   * Replaces a model's law, at least one token, by the law to draw from; both normalised, tokens
   * ascending.
   */
  void reshape(Law law);
}
