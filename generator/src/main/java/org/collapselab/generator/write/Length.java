package org.collapselab.generator.write;

import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Named;

/** When a document ends. */
public sealed interface Length extends Named {

  /** Whether {@code </s>} is an event that models learn and draw. */
  boolean ends();

  /** Most tokens of a document. */
  int maximum();

  /** At its end token, or open at a maximum. */
  @About("a document ends at its end token, or is cut at a maximum")
  record EndToken(@About("most tokens of a document, at least 1") int maximum) implements Length {

    public EndToken {
      requirePositive("maximum", maximum);
    }

    public EndToken() {
      this(1000);
    }

    @Override
    public String name() {
      return "end-token";
    }

    @Override
    public boolean ends() {
      return true;
    }
  }

  /** After a fixed number of tokens; there is no end token. */
  @About(
      "every document has the same number of tokens and no end token: the setting under which the theory is exact")
  record Fixed(@About("tokens of a document, at least 1") int tokens) implements Length {

    public Fixed {
      requirePositive("tokens", tokens);
    }

    public Fixed() {
      this(64);
    }

    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public boolean ends() {
      return false;
    }

    @Override
    public int maximum() {
      return tokens;
    }
  }

  /**
   * An endless stream of documents cut after exactly the budget's number of draws, end tokens
   * counted; the cut document stays open. Needs a budget of tokens.
   */
  @About(
      "an endless stream of documents cut at the token budget (end tokens counted), the cut document left open")
  record Streamed() implements Length {

    @Override
    public String name() {
      return "stream";
    }

    @Override
    public boolean ends() {
      return true;
    }

    @Override
    public int maximum() {
      return Integer.MAX_VALUE;
    }
  }

  private static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, but was " + value);
    }
  }
}
