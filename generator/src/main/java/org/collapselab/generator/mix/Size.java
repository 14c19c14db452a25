package org.collapselab.generator.mix;

import java.io.Serializable;
import org.collapselab.trainer.settings.Require;

/**
 * An amount of text: documents, or tokens. A size in tokens is met by the shortest prefix of
 * documents that reaches it, the last one kept whole; an empty document counts as one token, so
 * that every prefix ends.
 *
 * @param unit documents or tokens
 * @param amount at least 0
 */
public record Size(Unit unit, long amount) implements Serializable {

  /** What is counted. */
  public enum Unit {
    DOCUMENTS,
    TOKENS
  }

  public Size {
    Require.atLeast(0, amount, "a size");
  }

  /** A number of documents. */
  public static Size documents(long amount) {
    return new Size(Unit.DOCUMENTS, amount);
  }

  /** A number of tokens. */
  public static Size tokens(long amount) {
    return new Size(Unit.TOKENS, amount);
  }

  /** What a document of {@code tokens} tokens adds to a size of this unit. */
  public long of(int tokens) {
    return unit == Unit.DOCUMENTS ? 1 : Math.max(1, tokens);
  }

  /** This share of the size, rounded to the nearest whole (halves up). */
  public Size times(double share) {
    return new Size(unit, Math.round(amount * share));
  }

  /** A size of the same unit. */
  public Size of(long other) {
    return new Size(unit, other);
  }

  @Override
  public String toString() {
    return amount + " " + unit.name().toLowerCase(java.util.Locale.ROOT);
  }
}
