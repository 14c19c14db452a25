package org.collapselab.jobs.layout.row;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a score is of: the column {@code text} of the tables scores, summary and oracle. A step
 * writes its scores in this order.
 */
public enum TextKind {
  /** X_t and its model. */
  GENERATED,
  /** Held-out human text of the same size: the control. */
  HELD_OUT,
  /** X_t against X_0; at t = 0 a second text of M_0 against X_0. */
  DRIFT,
  /** A unigram model of H_0; for a model of order 1 the uniform law. Generation 0 only. */
  UNIGRAM,
  /** A text as long as X_0 that has one type of word. Generation 0 of replicate 0 only. */
  FLOOR,
  /** Half widths of the 95 % jackknife intervals of {@link #GENERATED}; of single replicates. */
  MARGIN,
  /** The step against theory. */
  CHECK,
  /** Replicates of an arm against each other; in the summary only. */
  BETWEEN;

  /** The word in tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind that a table names.
   *
   * @throws IllegalArgumentException if there is none of this label
   */
  public static TextKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of text is called " + label));
  }
}
