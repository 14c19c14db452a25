package org.collapselab.jobs.run;

import org.collapselab.generator.mix.HumanTextExhausted;
import org.collapselab.jobs.InputException;

/** Finds the user's mistake inside the exceptions that Spark wraps around what a task threw. */
final class UserMistakes {

  private UserMistakes() {}

  /** The mistake, or else the failure as it is. */
  static RuntimeException unwrap(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException mistake) {
        return mistake;
      }
      if (cause instanceof HumanTextExhausted exhausted) {
        return new InputException(exhausted.getMessage());
      }
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure);
  }
}
