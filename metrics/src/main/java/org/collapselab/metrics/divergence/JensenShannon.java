package org.collapselab.metrics.divergence;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.PerOrderMetric;
import org.collapselab.trainer.settings.About;

/**
 * Jensen-Shannon divergence between the n-gram laws of the human reference and of the text, in
 * bits, in [0, 1]; 0 iff they are equal, 1 iff they share no n-gram. The divergence, not its square
 * root. Lin (1991), IEEE Trans. IT 37:145, doi:10.1109/18.61115. Undefined if either has no n-gram.
 */
@AutoService(Metric.class)
@About("Jensen-Shannon divergence to the human reference in bits, per order; in [0, 1].")
public record JensenShannon() implements PerOrderMetric, Comparison {

  private static final double LN_2 = StrictMath.log(2);

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    long humanTotal = spectrum.humanTotal();
    long generatedTotal = spectrum.generatedTotal();
    if (humanTotal == 0 || generatedTotal == 0) {
      return OptionalDouble.empty();
    }
    double nats = 0;
    for (SpectrumRow row : spectrum) {
      double p = (double) row.human() / humanTotal;
      double q = (double) row.generated() / generatedTotal;
      nats += row.types() * (half(p, q) + half(q, p));
    }
    return OptionalDouble.of(Math.min(1, Math.max(0, nats / LN_2))); // rounding may leave [0, 1]
  }

  private static double half(double p, double q) {
    if (p == 0) {
      return 0;
    }
    // Most human types are absent from a short text, and 2 p / p is exactly 2.
    return 0.5 * p * (q == 0 ? LN_2 : StrictMath.log(2 * p / (p + q)));
  }

  @Override
  public Description describe() {
    return new Description(
        "jensen-shannon",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Jensen-Shannon divergence to human text",
        "bits",
        "How far the n-gram law has moved from the human one, 0 for equal and 1 for disjoint laws;"
            + " it rises with every generation that drifts.");
  }
}
