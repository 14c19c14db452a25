package org.collapselab.jobs.law;

import java.util.OptionalDouble;
import org.collapselab.jobs.layout.row.TextKind;

/** The exact law of one score of one arm. */
interface ExactLaw {

  /** Its name in docs/theory.md: H1, H5, ... */
  String id();

  /** The text whose score it is: generated or check. */
  default TextKind text() {
    return TextKind.GENERATED;
  }

  /** The metric that obeys it. */
  String metric();

  /**
   * The expected score of a replicate, given its H_0 and the sizes of its mixes; empty if the law
   * is not known for such a sample.
   *
   * @param sample tokens that are measured, or documents
   */
  OptionalDouble expected(int replicate, int generation, long sample);

  /** The variance of that score; empty if it is not known. */
  default OptionalDouble variance(int replicate, int generation, long sample) {
    return OptionalDouble.empty();
  }
}
