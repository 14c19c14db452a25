package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.FrequencyMetric;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Expected number of n-gram types in a random subsample of fixed size, at least 1: the types of a
 * text made comparable over sizes. Hurlbert (1971), Ecology 52:577, doi:10.2307/1934145. No score
 * if the text has fewer n-grams.
 *
 * @param sample n-grams of the subsample, at least 1
 */
@AutoService(Metric.class)
@About("Expected distinct n-grams in a random subsample of fixed size, per order.")
public record RarefiedTypes(@About("n-grams of the subsample, at least 1") long sample)
    implements FrequencyMetric {

  public RarefiedTypes {
    Require.atLeast(1, sample, "sample");
  }

  public RarefiedTypes() {
    this(1000);
  }

  @Override
  public Parameters parameters() {
    return Parameters.NONE.with("m", sample);
  }

  @Override
  public OptionalDouble value(FrequencySpectrum spectrum) {
    return spectrum.total() < sample
        ? OptionalDouble.empty()
        : OptionalDouble.of(Rarefaction.types(spectrum, sample));
  }

  @Override
  public Description describe() {
    return new Description(
        "rarefied-types",
        MetricGroup.DIVERSITY,
        "Rarefied types",
        "types",
        "How many different n-grams a random part of the text of fixed size would have; it falls"
            + " under collapse and does not depend on the size of the text.");
  }
}
