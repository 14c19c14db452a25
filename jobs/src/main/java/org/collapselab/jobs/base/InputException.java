package org.collapselab.jobs.base;

/**
 * A mistake of the user, in a file or in a setting. The message is one clear line: what must hold,
 * what was seen, what to do; a command prints it without a stack trace.
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
