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
 * Total variation distance {@code 1/2 sum |p - q|} between the n-gram laws of the human reference
 * and of the text, in [0, 1]; 0 iff they are equal. Undefined if either has no n-gram.
 */
@AutoService(Metric.class)
@About("Total variation distance to the human reference, per order; in [0, 1].")
public record TotalVariation() implements PerOrderMetric, Comparison {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    long humanTotal = spectrum.humanTotal();
    long generatedTotal = spectrum.generatedTotal();
    if (humanTotal == 0 || generatedTotal == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (SpectrumRow row : spectrum) {
      double p = (double) row.human() / humanTotal;
      double q = (double) row.generated() / generatedTotal;
      sum += row.types() * Math.abs(p - q);
    }
    return OptionalDouble.of(Math.min(1, sum / 2)); // rounding may pass 1
  }

  @Override
  public Description describe() {
    return new Description(
        "total-variation",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Total variation distance to human text",
        "",
        "Largest difference in probability that the human and the generated law give to any set of"
            + " n-grams; it rises as the text drifts away.");
  }
}
