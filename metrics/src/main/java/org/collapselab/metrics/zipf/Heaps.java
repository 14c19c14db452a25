package org.collapselab.metrics.zipf;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.replicate.Slope;
import org.collapselab.metrics.richness.Rarefaction;
import org.collapselab.metrics.richness.RarefiedTypes;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Heaps curve: expected n-gram types in a random subsample of m n-grams, m = 100, 200, 500, 1000,
 * ... up to the size of the text, at least 1 (Hurlbert 1971, as in {@link RarefiedTypes}); and
 * Heaps's exponent, the slope of ln types over ln m by least squares through these points, in [0,
 * 1]. Heaps (1978), "Information Retrieval", section 7.5. The curve bends, so exponents compare at
 * equal sizes only. A text with fewer than 100 n-grams has no point, one with fewer than 200 no
 * exponent.
 */
@AutoService(Metric.class)
@About("Heaps curve, types against tokens on a fixed grid, and its exponent, per order.")
public record Heaps() implements PerOrderValuesMetric {

  private static final long SMALLEST = 100;
  private static final int[] STEPS = {1, 2, 5};

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    FrequencySpectrum spectrum = observation.spectrum(order).generatedFrequencies();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    Slope slope = new Slope();
    for (long m : grid(spectrum.total())) {
      double types = Rarefaction.types(spectrum, m);
      slope.add(StrictMath.log(m), StrictMath.log(types));
      values.put(Parameters.of("form", "types").with("m", m), types);
    }
    if (slope.points() > 1) {
      values.put(Parameters.of("form", "exponent"), slope.value());
    }
    return values;
  }

  private static List<Long> grid(long total) {
    List<Long> grid = new ArrayList<>();
    for (long decade = SMALLEST; decade <= total; decade *= 10) {
      for (int step : STEPS) {
        if (step * decade <= total) {
          grid.add(step * decade);
        }
      }
    }
    return grid;
  }

  @Override
  public Optional<String> family() {
    return Optional.of("m");
  }

  @Override
  public Description describe() {
    return new Description(
        "heaps",
        MetricGroup.DIVERSITY,
        "Heaps curve",
        "types",
        "How many different n-grams a random part of the text has, by the size of the part; under"
            + " collapse the curve lies lower and flattens, and its exponent falls.");
  }
}
