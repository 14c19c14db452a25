package org.collapselab.metrics.verdict;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether an arm collapses in the sense of one definition.
 *
 * @param definition the sense
 * @param answer yes, no, or undecided
 * @param descriptive whether the answer only describes what was seen, because it rests on fewer
 *     replicates than {@link Verdicts#REPLICATES}
 * @param metric the primary measure; empty if none was measured
 * @param n replicates behind the answer; 0 if nothing was measured
 * @param interval what decides; empty if nothing could be measured
 * @param evidence one sentence: what was found and from where on it means yes or no, or what is
 *     missing and which setting gives it
 */
public record Verdict(
    Definition definition,
    Answer answer,
    boolean descriptive,
    String metric,
    int n,
    Optional<Interval> interval,
    String evidence) {

  /** What the evidence says. */
  public enum Answer {
    YES,
    NO,
    UNDECIDED;

    /** In words: 'yes', 'no', 'undecided'. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A mean over replicates with its interval.
   *
   * @param mean of the measure that the definition looks at
   * @param low lower end
   * @param high upper end
   * @param level two-sided probability outside of it, so that all verdicts of the experiment
   *     together err with probability {@link Verdicts#LEVEL} at most
   */
  public record Interval(double mean, double low, double high, double level) {}

  static Verdict undecided(Definition definition, String evidence) {
    return new Verdict(definition, Answer.UNDECIDED, false, "", 0, Optional.empty(), evidence);
  }
}
