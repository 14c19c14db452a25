package org.collapselab.trainer.settings;

/**
 * Settings that are well-formed but that the given text cannot meet: more unused human text than
 * there is, a law without a token that may be drawn. The message is for the user: what must hold,
 * what was seen, what to do.
 */
public class ImpossibleSettings extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A conflict described in one line. */
  public ImpossibleSettings(String message) {
    super(message);
  }
}
