package org.collapselab.metrics.source;

import java.util.Optional;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.score.Observation;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * The n-grams of a text with their probabilities p under a known law and their relative frequencies
 * q. N-grams of the law that the text lacks appear by their total probability only.
 *
 * @param p shape (n-grams of the text)
 * @param q shape (n-grams of the text), sums to 1
 * @param lost p of all others, in [0, 1]; exactly 0 if there are none
 */
public record TextUnderLaw(double[] p, double[] q, double lost) {

  /**
   * The text of an observation; empty if the law of that order is unknown or the text has no
   * n-gram.
   */
  public static Optional<TextUnderLaw> of(Observation observation, int order) {
    if (order > KnownLaw.ORDERS) {
      return Optional.empty();
    }
    record Key(int order) {}
    return observation
        .generated()
        .derive(
            new Key(order),
            () -> observation.human().law().flatMap(law -> of(law, observation, order)));
  }

  private static Optional<TextUnderLaw> of(KnownLaw law, Observation observation, int order) {
    NGramCounts text = counts(observation);
    if (text.types(order) == 0) {
      return Optional.empty();
    }
    double total = text.total(order);
    double[] p = law.of(text, order);
    double[] q = new double[p.length];
    double found = 0;
    long foundTypes = 0;
    for (int type = 0; type < q.length; type++) {
      q[type] = text.count(order, type) / total;
      found += p[type];
      foundTypes += p[type] > 0 ? 1 : 0;
    }
    double lost = foundTypes == law.support(order) ? 0 : Math.max(0, 1 - found);
    return Optional.of(new TextUnderLaw(p, q, lost));
  }

  private static NGramCounts counts(Observation observation) {
    record Counts() {}
    Documents text = observation.generated().tokens();
    return observation
        .generated()
        .derive(new Counts(), () -> NGramCounts.count(text, KnownLaw.ORDERS, false));
  }
}
