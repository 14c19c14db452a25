package org.collapselab.metrics.verdict;

import java.util.Optional;
import java.util.function.Function;

/**
 * The measures that decide the verdicts on one arm: one primary measure for each definition,
 * declared before anything was measured; empty if it was not measured.
 *
 * @param loss {@value #LOSS}: held-out human text under the fixed evaluation smoother
 * @param unigramLoss the same of a unigram model of the human text, for a model of order 1 of the
 *     uniform law; generation 0 only, by replicate
 * @param diversity {@value #DIVERSITY}: the logarithm of the Hill number of order 1
 * @param lostTopics {@value #LOST_TOPICS}: human mass of topics that vanished
 * @param lostMass {@value #LOST_MASS}
 * @param foreign share of n-grams that human text lacks, n one more than the model's order
 * @param foreignOrder that n
 */
public record Evidence(
    Optional<Series> loss,
    Optional<Series> unigramLoss,
    Optional<Series> diversity,
    Optional<Series> lostTopics,
    Optional<Series> lostMass,
    Optional<Series> foreign,
    int foreignOrder) {

  public static final String LOSS = "cross-entropy-smoothed";
  public static final String DIVERSITY = "entropy|n:1|estimator:plug-in";
  public static final String LOST_TOPICS = "topics|form:lost-mass";
  public static final String LOST_MASS = "lost-human-mass";

  /** Share of n-grams of an order that human text lacks. */
  public static String foreign(int order) {
    return "off-support-mass|n:" + order;
  }

  /**
   * The evidence among scores.
   *
   * @param scores a score by its name; empty if it was not measured. A score that is infinite or
   *     undefined in generation 0 or the last counts as not measured
   * @param foreignOrder one more than the model's order; for texts of unknown models 3
   * @param unigramLoss see {@link #unigramLoss}
   */
  public static Evidence of(
      Function<String, Optional<Series>> scores, int foreignOrder, Optional<Series> unigramLoss) {
    return new Evidence(
        scores.apply(LOSS),
        unigramLoss,
        scores.apply(DIVERSITY),
        scores.apply(LOST_TOPICS),
        scores.apply(LOST_MASS),
        scores.apply(foreign(foreignOrder)),
        foreignOrder);
  }
}
