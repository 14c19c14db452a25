package org.collapselab.jobs.run;

import org.collapselab.jobs.InputException;
import org.collapselab.trainer.settings.ImpossibleSettings;

/** Finds the user's mistake inside the exceptions that Spark wraps around what a task threw. */
final class UserMistakes {

  private UserMistakes() {}

  /** The mistake, or else the failure as it is. */
  static RuntimeException unwrap(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException mistake) {
        return mistake;
      }
      if (cause instanceof ImpossibleSettings impossible) {
        return new InputException(impossible.getMessage());
      }
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(failure);
  }
}
