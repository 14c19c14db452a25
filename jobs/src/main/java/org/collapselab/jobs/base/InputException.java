package org.collapselab.jobs.base;

/**
 * A user's mistake in what was given to read or to set. The message is one clear line: what must
 * hold, what was seen, what to do; a command prints it without a stack trace.
 */
public class InputException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public InputException(String message) {
    super(message);
  }

  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
