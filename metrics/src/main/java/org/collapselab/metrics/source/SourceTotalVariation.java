package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Total variation distance {@code 1/2 sum |p - q|} between the known law p of the human text and
 * the n-gram frequencies q of the text, in [0, 1]. Exact in p: what is left is the error of one
 * sample, which held-out human text shows at the same size. No score if p is not known.
 */
@AutoService(Metric.class)
@About(
    "Total variation distance to the known law of a synthetic source, orders 1 and 2; in [0, 1].")
public record SourceTotalVariation() implements SourceMetric {

  @Override
  public double value(TextUnderLaw text) {
    double sum = text.lost();
    for (int type = 0; type < text.p().length; type++) {
      sum += Math.abs(text.p()[type] - text.q()[type]);
    }
    return Math.min(1, sum / 2); // rounding may pass 1
  }

  @Override
  public Description describe() {
    return new Description(
        "source-total-variation",
        MetricGroup.DISTANCE_TO_SOURCE,
        "Total variation distance to the source",
        "",
        "Largest difference in probability that the true law and the text give to any set of"
            + " n-grams; the truth is known and not estimated; it rises as the text drifts.");
  }
}
