package org.collapselab.jobs;

/** What the user gave cannot be used; the message is one line that says why and what to do. */
public final class InputException extends RuntimeException {

  public InputException(String message) {
    super(message);
  }
}
