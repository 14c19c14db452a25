package org.collapselab.metrics.verdict;

import java.util.Optional;

/**
 * Whether an arm collapses in the sense of one definition.
 *
 * @param definition the sense
 * @param answer yes, no, or undecided
 * @param evidence one line: the measure, what was found, or why nothing could be decided
 * @param interval the interval that decides; empty where nothing could be measured
 */
public record Verdict(
    Definition definition, Answer answer, String evidence, Optional<Interval> interval) {

  /** What the evidence says. */
  public enum Answer {
    YES,
    NO,
    UNDECIDED
  }

  /**
   * A mean over replicates with its interval.
   *
   * @param mean of the measure that the definition looks at
   * @param low lower end at a level of 95 % over all verdicts of the experiment together
   * @param high upper end
   */
  public record Interval(double mean, double low, double high) {}

  static Verdict undecided(Definition definition, String reason) {
    return new Verdict(definition, Answer.UNDECIDED, reason, Optional.empty());
  }
}
