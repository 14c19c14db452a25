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
 * Chao's estimate of how many n-gram types the source of the text has, seen or not, a lower bound
 * in expectation, at least S: bias-corrected, {@code S + f1 (f1 - 1) / (2 (f2 + 1))}; {@code
 * classic}, {@code S + f1^2 / (2 f2)}, bias-corrected if f1 or f2 is 0; and {@code finite}, the
 * classic form for N draws, {@code S + ((N - 1) / N) f1^2 / (2 f2)}, or {@code f1 (f1 - 1) / 2} if
 * f2 is 0. Chao (1984), Scandinavian Journal of Statistics 11:265; Chao et al. (2014),
 * doi:10.1890/13-0133.1. Packages differ in which one they call Chao1. Duplicated documents leave
 * no singletons and make it S.
 */
@AutoService(Metric.class)
@About("Chao1 in three forms: estimated n-gram types of the source, per order; at least 0.")
public record Chao1() implements PerOrderValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    FrequencySpectrum spectrum = observation.spectrum(order).generatedFrequencies();
    double seen = spectrum.distinct();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(Parameters.NONE, seen + corrected(spectrum));
    values.put(Parameters.of("form", "classic"), seen + classic(spectrum));
    values.put(Parameters.of("form", "finite"), seen + finite(spectrum));
    return values;
  }

  private static double corrected(FrequencySpectrum spectrum) {
    double once = spectrum.having(1);
    double twice = spectrum.having(2);
    return once * (once - 1) / (2 * (twice + 1));
  }

  private static double classic(FrequencySpectrum spectrum) {
    double once = spectrum.having(1);
    double twice = spectrum.having(2);
    return once > 0 && twice > 0 ? once * once / (2 * twice) : corrected(spectrum);
  }

  private static double finite(FrequencySpectrum spectrum) {
    double once = spectrum.having(1);
    double twice = spectrum.having(2);
    double total = Math.max(1, spectrum.total());
    double unseen = twice > 0 ? once * once / (2 * twice) : once * (once - 1) / 2;
    return (total - 1) / total * unseen;
  }

  @Override
  public Description describe() {
    return new Description(
        "chao1",
        MetricGroup.RICHNESS,
        "Chao1",
        "types",
        "Estimate of how many n-grams the text's source has at least, seen or unseen, from how"
            + " many occur once and twice; it falls as the tail dies.");
  }
}
