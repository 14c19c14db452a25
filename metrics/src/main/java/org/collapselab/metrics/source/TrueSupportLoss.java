package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * True probability of the n-grams that the text lacks, {@code sum p(i) [count(i) = 0]} under the
 * known law p of the human text, in [0, 1]: what lost human mass and missing mass estimate. No
 * score if p is not known.
 */
@AutoService(Metric.class)
@About(
    "Probability, under the known law of a synthetic source, of the n-grams that the text lacks, orders 1 and 2; in [0, 1].")
public record TrueSupportLoss() implements SourceMetric {

  @Override
  public double value(TextUnderLaw text) {
    return text.lost();
  }

  @Override
  public Description describe() {
    return new Description(
        "true-support-loss",
        MetricGroup.DISTANCE_TO_SOURCE,
        "True support loss",
        "",
        "True probability of all n-grams that the text does not have: lost human mass and the"
            + " Good-Turing missing mass estimate it; it rises as the tail dies.");
  }
}
