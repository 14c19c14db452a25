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

  /**
   * Throws an exception if a condition does not hold.
   *
   * @param message what must hold, what was seen and what to do, with {@code %s} for each value
   *     seen
   */
  public static void require(boolean holds, String message, Object... seen) {
    if (!holds) {
      throw new InputException(message.formatted(seen));
    }
  }
}
