package org.collapselab.jobs;

/**
 * A user's mistake: the message is one line that says what must hold, what was seen and what to do.
 * Exit code 2.
 */
public final class InputException extends RuntimeException {

  /** A mistake described in one line. */
  public InputException(String message) {
    super(message);
  }

  /** A mistake described in one line, with what revealed it. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
