package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Hill numbers of q 0, 1 and 2 of the subsample of the text that has a fixed coverage, a comparison
 * that does not depend on the size of the text: Chao and Jost (2012), Ecology 93:2533,
 * doi:10.1890/11-1952.1, by interpolation only. No score if the text does not reach the coverage. A
 * low coverage hides the tail. Duplicated documents make a text without singletons whose coverage
 * is 1: read duplicates beside it.
 *
 * @param coverage C*, in (0, 1)
 */
@AutoService(Metric.class)
@About("Hill numbers of q 0, 1 and 2 at equal coverage (Chao and Jost 2012), per order.")
public record HillAtCoverage(@About("coverage of the subsample, in (0, 1)") double coverage)
    implements PerOrderValuesMetric {

  public HillAtCoverage {
    Require.that(coverage > 0 && coverage < 1, "coverage must be in (0, 1), but was %s", coverage);
  }

  public HillAtCoverage() {
    this(0.95);
  }

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    FrequencySpectrum spectrum = observation.spectrum(order).generatedFrequencies();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    OptionalDouble size = Rarefaction.sizeAt(spectrum, coverage);
    for (int q = 0; q <= 2 && size.isPresent(); q++) {
      double value = Rarefaction.hill(spectrum, q, size.getAsDouble());
      values.put(Parameters.NONE.with("q", q).with("c", coverage), value);
    }
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "hill-at-coverage",
        MetricGroup.DIVERSITY,
        "Hill number at equal coverage",
        "types",
        "Effective number of n-grams in a random part of the text that covers a fixed share of"
            + " its source's probability; it compares texts of different sizes.");
  }
}
