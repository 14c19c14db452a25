package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Jensen-Shannon divergence between the known law of the human text and the n-gram frequencies of
 * the text, in bits, in [0, 1]. Lin (1991), IEEE Trans. IT 37:145, doi:10.1109/18.61115. No score
 * if the law is not known.
 */
@AutoService(Metric.class)
@About(
    "Jensen-Shannon divergence to the known law of a synthetic source in bits, orders 1 and 2; in [0, 1].")
public record SourceJensenShannon() implements SourceMetric {

  private static final double LN_2 = StrictMath.log(2);

  @Override
  public double value(TextUnderLaw text) {
    double nats = text.lost() * LN_2 / 2;
    for (int type = 0; type < text.p().length; type++) {
      double p = text.p()[type];
      double q = text.q()[type];
      nats += half(p, q) + half(q, p);
    }
    return Math.min(1, Math.max(0, nats / LN_2)); // rounding may leave [0, 1]
  }

  private static double half(double p, double q) {
    return p == 0 ? 0 : 0.5 * p * StrictMath.log(2 * p / (p + q));
  }

  @Override
  public Description describe() {
    return new Description(
        "source-jensen-shannon",
        MetricGroup.DISTANCE_TO_SOURCE,
        "Jensen-Shannon divergence to the source",
        "bits",
        "How far the n-gram law of the text is from the true one, 0 for equal and 1 for disjoint"
            + " laws; it rises with every generation that drifts.");
  }
}
