package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.PerOrderMetric;
import org.collapselab.trainer.settings.About;

/**
 * {@code S = sum p^2} of the n-gram law of the text, plug-in, in (0, 1]: the probability that two
 * draws with replacement agree; 1 - S is the Simpson (Gini-Simpson) index, the heterozygosity of
 * population genetics. Simpson (1949), doi:10.1038/163688a0. Undefined if the text has no n-gram.
 */
@AutoService(Metric.class)
@About("Sum of squared n-gram probabilities (Simpson), per order; in (0, 1].")
public record SumP2() implements PerOrderMetric {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    long total = spectrum.generatedTotal();
    if (total == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (SpectrumRow row : spectrum) {
      double p = (double) row.generated() / total;
      sum += row.types() * p * p;
    }
    return OptionalDouble.of(sum);
  }

  @Override
  public Description describe() {
    return new Description(
        "sum-p2",
        MetricGroup.DIVERSITY,
        "Sum of squared probabilities",
        "",
        "Chance that two n-grams drawn from the text are equal; it rises towards 1 as the text"
            + " collapses onto one n-gram, at a rate that theory predicts exactly.");
  }
}
