package org.collapselab.jobs.layout.row;

import java.util.Arrays;

/**
 * What a score is of: the column {@code text} of the tables scores, summary and oracle. A step
 * writes its scores in this order.
 */
public enum TextKind {
  /** X_t and its model. */
  GENERATED("generated"),
  /** Held-out human text of the same size: the control. */
  HELD_OUT("held-out"),
  /** X_t against X_0; at t = 0 a second text of M_0 against X_0. */
  DRIFT("drift"),
  /** A unigram model of H_0; for a model of order 1 the uniform law. Generation 0 only. */
  UNIGRAM("unigram"),
  /** A text as long as X_0 that has one type of word. Generation 0 of replicate 0 only. */
  FLOOR("floor"),
  /** Half widths of the 95 % jackknife intervals of {@link #GENERATED}; of single replicates. */
  MARGIN("margin"),
  /** The step against theory. */
  CHECK("check"),
  /** Replicates of an arm against each other; in the summary only. */
  BETWEEN("between");

  private final String label;

  TextKind(String label) {
    this.label = label;
  }

  /** The word in tables. */
  public String label() {
    return label;
  }

  /**
   * The kind that a table names.
   *
   * @throws IllegalArgumentException if there is none of this label
   */
  public static TextKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of text is called " + label));
  }
}
