package org.collapselab.trainer.model;

import java.util.Map;

/**
 * A fitted next-token law p(token | context). Immutable, shared by threads; its {@link Batch}es are
 * not.
 */
public interface TrainedModel {

  /** The tokens that the law is over. */
  Alphabet alphabet();

  /** A reading head over {@code rows} documents side by side. */
  Batch batch(int rows);

  /**
   * What the fit found, by name, in a fixed order: parameters, sizes, fallbacks that fired; for
   * instance {@code discount-1|order:3} or {@code discount-fallback|order:2} (1 where it fired).
   */
  Map<String, Double> facts();
}
