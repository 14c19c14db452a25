package org.collapselab.metrics.oracle;

/**
 * Tests whether a text was drawn from the law that it should have been drawn from, for any model,
 * any decoding and any length (H22). With q(. | h) the law actually sampled from, after decoding,
 * at every free draw w of context h, {@code sum [-ln q(w|h) - H(q(.|h))]} is a martingale, so that
 * divided by {@code sqrt(sum Var)} it is nearly standard normal for many draws. Forced tokens (the
 * end at a maximum length, a prompt) are not draws.
 */
public final class SurprisalMartingale {

  private SurprisalMartingale() {}

  /**
   * The statistic from its sums over all free draws; 0 if nothing was uncertain.
   *
   * @param surprisal sum of {@code -ln q(w|h)}, nats
   * @param entropy sum of {@code H(q(.|h))}, nats
   * @param variance sum of the variances of the surprisal, nats squared
   */
  public static double z(double surprisal, double entropy, double variance) {
    double difference = surprisal - entropy;
    return difference == 0 ? 0 : difference / Math.sqrt(variance);
  }
}
