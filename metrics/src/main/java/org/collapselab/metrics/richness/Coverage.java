package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Estimated share of the source's probability that the types of the text make up, in [0, 1]: Good's
 * {@code 1 - f1 / N} (Good 1953, Biometrika 40:237), whose complement is the Good-Turing missing
 * mass, and Chao and Jost's refinement (2012), {@code 1 - (f1 / N) ((N - 1) f1 / ((N - 1) f1 + 2
 * f2))}. Undefined for an empty text.
 */
@AutoService(Metric.class)
@About("Sample coverage by Good and by Chao and Jost, per order; in [0, 1].")
public record Coverage() implements PerOrderValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    FrequencySpectrum spectrum = observation.spectrum(order).generatedFrequencies();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    if (spectrum.total() > 0) {
      values.put(Parameters.of("estimator", "good"), good(spectrum));
      values.put(Parameters.of("estimator", "chao-jost"), chaoJost(spectrum));
    }
    return values;
  }

  private static double good(FrequencySpectrum spectrum) {
    return 1 - (double) spectrum.having(1) / spectrum.total();
  }

  private static double chaoJost(FrequencySpectrum spectrum) {
    double n = spectrum.total();
    double once = spectrum.having(1);
    double twice = spectrum.having(2);
    if (once == 0) {
      return 1;
    }
    double unseen =
        twice > 0
            ? (n - 1) * once / ((n - 1) * once + 2 * twice)
            : n == 1 || once == 1 ? 1 : (n - 1) * (once - 1) / ((n - 1) * (once - 1) + 2);
    return 1 - once / n * unseen;
  }

  @Override
  public Description describe() {
    return new Description(
        "coverage",
        MetricGroup.RICHNESS,
        "Sample coverage",
        "",
        "Share of the source's probability that the types of the text make up; it rises towards 1"
            + " as rare n-grams vanish, the opposite of the lost human mass.");
  }
}
