package org.collapselab.trainer.model;

import java.util.Map;
import java.util.Optional;

/**
 * A fitted model: the law p(token | context) of the next token. Immutable, shared by threads; a
 * {@link Batch} of it belongs to one thread. Whoever fits or reads a model closes it, after its
 * batches.
 */
public interface TrainedModel extends AutoCloseable {

  /** The fact that says how many floating-point operations the fit took, if it can say. */
  String OPERATIONS = "operations";

  /** The tokens that the law is over. */
  Alphabet alphabet();

  /**
   * Contexts of {@code rows} documents side by side, to read or write them with; whoever calls
   * closes it.
   */
  Batch batch(int rows);

  /**
   * What the fit found, by name, in a fixed order: parameters, sizes, fallbacks that fired; for
   * instance {@code discount-1|order:3} or {@code discount-fallback|order:2} (1 if it fired).
   */
  Map<String, Double> facts();

  /**
   * The number of rows that are worth having side by side if laws or probabilities are asked for,
   * at least 1; it steers effort, not results. More than 1 pays for a model that computes all rows
   * at once.
   */
  default int width() {
    return 1;
  }

  /** The same if rows only draw ({@link Batch#draw}, {@link Batch#extend}). */
  default int drawWidth() {
    return width();
  }

  /**
   * What the model has learned under the fixed evaluation smoother (decision 30), under which no
   * event has probability 0; empty if that is so already. Whoever calls closes it.
   */
  default Optional<TrainedModel> smoothed() {
    return Optional.empty();
  }

  /** Releases what is not memory of the heap; by default there is nothing. */
  @Override
  default void close() {}
}
