package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;

/** Types over tokens, in (0, 1]; undefined for an empty text. */
@AutoService(Metric.class)
@About("Distinct tokens over tokens, in (0, 1].")
public record TypeTokenRatio() implements SingleMetric {

  @Override
  public OptionalDouble value(Observation observation) {
    JointSpectrum spectrum = observation.spectrum(1);
    long tokens = spectrum.generatedTotal();
    return tokens == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) spectrum.generatedTypes() / tokens);
  }

  @Override
  public Description describe() {
    return new Description(
        "type-token-ratio",
        MetricGroup.DIVERSITY,
        "Type-token ratio",
        "",
        "Share of the tokens that are first occurrences of their type; it falls as the vocabulary"
            + " collapses, and also as a text gets longer.");
  }
}
