package org.collapselab.jobs.law;

import java.util.OptionalDouble;
import org.collapselab.jobs.layout.row.TextKind;

/**
 * The exact law of one score of one arm.
 *
 * @param id its name in docs/theory.md: H1, H5, ...
 * @param text the text whose score it is: generated or check
 * @param metric the metric that obeys it
 * @param expected the expected score; empty if the law is not known for such a sample
 * @param variance of that score; empty if it is not known
 */
record ExactLaw(
    String id, TextKind text, String metric, Expectation expected, Expectation variance) {

  static final String SUM_P2 = "sum-p2|n:1";

  /** A number that follows from the law. */
  interface Expectation {

    Expectation UNKNOWN = (replicate, generation, sample) -> OptionalDouble.empty();

    /**
     * The number for a replicate, given its H_0 and the sizes of its mixes.
     *
     * @param sample tokens that are measured, or documents
     */
    OptionalDouble of(int replicate, int generation, long sample);
  }

  /** A law of generated text whose variance is not known. */
  ExactLaw(String id, String metric, Expectation expected) {
    this(id, TextKind.GENERATED, metric, expected, Expectation.UNKNOWN);
  }

  /** S of a sample from a law of this S: one resampling more. */
  static double onSample(double s, long sample) {
    return s + (1 - s) / sample;
  }
}
