package org.collapselab.trainer.random;

/** What a random stream is for. The number is part of every address, so it never changes. */
public enum Purpose {
  /** Drawing the tokens of one document. */
  GENERATE(1),
  /** Choosing the human document whose first tokens prompt a generated one. */
  PROMPT(2),
  /**
   * The keyed order of the human documents, from which the initial corpus and fresh text are taken.
   */
  HUMAN_ORDER(3),
  /** Choosing documents for a training mix without replacement. */
  SUBSAMPLE(4),
  /** Human or synthetic, document by document, in an iid mix. */
  COIN(5),
  /** Human documents drawn with replacement. */
  RESAMPLE(6),
  /** Train or held-out. */
  SPLIT(7),
  /** The order in which held-out documents are compared. */
  HELD_OUT_ORDER(8),
  /** Initial weights and batch order of a neural model. */
  FIT(9),
  /** The block of a document that a jackknife leaves out together. */
  BLOCK(10),
  /** Human text that is drawn from a known law, and what that law itself draws. */
  SOURCE(11),

  /** The documents that a metric looks at if it does not look at all of them. */
  MEASURE(12);

  final int number;

  Purpose(int number) {
    this.number = number;
  }
}
