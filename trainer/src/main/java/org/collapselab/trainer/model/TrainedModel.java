package org.collapselab.trainer.model;

import java.util.Map;

/**
 * A fitted model: the law p(token | context) of the next token. Immutable, shared by threads; a
 * {@link Batch} of it belongs to one thread.
 */
public interface TrainedModel {

  /** The fact that says how many floating-point operations the fit took, if it can say. */
  String OPERATIONS = "operations";

  /** The tokens that the law is over. */
  Alphabet alphabet();

  /** Contexts of {@code rows} documents side by side, to read or write them with. */
  Batch batch(int rows);

  /**
   * What the fit found, by name, in a fixed order: parameters, sizes, fallbacks that fired; for
   * instance {@code discount-1|order:3} or {@code discount-fallback|order:2} (1 if it fired).
   */
  Map<String, Double> facts();
}
