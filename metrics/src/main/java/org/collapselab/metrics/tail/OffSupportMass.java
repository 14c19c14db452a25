package org.collapselab.metrics.tail;

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
 * Share of the n-grams of the text that never occur in the human reference, in [0, 1]. Undefined if
 * the text has no n-gram.
 */
@AutoService(Metric.class)
@About("Share of n-grams that the human reference lacks, per order; in [0, 1].")
public record OffSupportMass() implements PerOrderMetric, Comparison {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    double total = spectrum.generatedTotal();
    long foreign = 0;
    for (SpectrumRow row : spectrum) {
      foreign += row.isHuman() ? 0 : row.generatedOccurrences();
    }
    return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(foreign / total);
  }

  @Override
  public Description describe() {
    return new Description(
        "off-support-mass",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Off-support mass",
        "",
        "Share of the text made of n-grams that human text does not have; smoothing raises it, maximum likelihood on single words keeps it at 0.");
  }
}
