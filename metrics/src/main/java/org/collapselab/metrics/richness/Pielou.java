package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.FrequencyMetric;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Pielou's evenness {@code J = H / ln S}, plug-in entropy over its maximum, in [0, 1]; 1 iff all
 * types are equally frequent. Pielou (1966), Journal of Theoretical Biology 13:131,
 * doi:10.1016/0022-5193(66)90013-0. Undefined below 2 types.
 */
@AutoService(Metric.class)
@About(
    "Pielou's evenness: plug-in entropy over that of equally frequent types, per order; in [0, 1].")
public record Pielou() implements FrequencyMetric {

  @Override
  public OptionalDouble value(FrequencySpectrum spectrum) {
    return spectrum.distinct() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.min(1, Entropy.plugIn(spectrum) / StrictMath.log(spectrum.distinct())));
  }

  @Override
  public Description describe() {
    return new Description(
        "pielou",
        MetricGroup.DIVERSITY,
        "Pielou's evenness",
        "",
        "How equally frequent the n-grams are, independent of how many there are; it falls as"
            + " probability concentrates on a few, and may rise when rare ones die.");
  }
}
