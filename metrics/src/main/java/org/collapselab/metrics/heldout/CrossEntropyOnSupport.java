package org.collapselab.metrics.heldout;

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
 * Mean surprisal, in nats, of the n-grams of the text under the human n-gram law, over those that
 * the human reference has: {@code -sum q ln p / (1 - off-support mass)}, at least 0. Undefined if
 * the texts have no n-gram in common.
 */
@AutoService(Metric.class)
@About("Mean surprisal of the common n-grams under the human law in nats, per order; at least 0.")
public record CrossEntropyOnSupport() implements PerOrderMetric, Comparison {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    double human = spectrum.humanTotal();
    double sum = 0;
    long common = 0;
    for (SpectrumRow row : spectrum) {
      if (row.isCommon()) {
        common += row.generatedOccurrences();
        sum -= row.generatedOccurrences() * StrictMath.log(row.human() / human);
      }
    }
    return common == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / common);
  }

  @Override
  public Description describe() {
    return new Description(
        "cross-entropy-on-support",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Cross-entropy on the human support",
        "nats",
        "How surprising the text is under the n-gram law of human text; it falls as the text"
            + " keeps to the most common n-grams.");
  }
}
