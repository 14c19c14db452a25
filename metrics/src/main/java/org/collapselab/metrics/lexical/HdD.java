package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.richness.Rarefaction;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * HD-D: expected type-token ratio of 42 tokens drawn from the text without replacement, in (0, 1].
 * McCarthy and Jarvis (2010), Behavior Research Methods 42:381, doi:10.3758/BRM.42.2.381. Undefined
 * below 42 tokens.
 */
@AutoService(Metric.class)
@About("HD-D: expected type-token ratio of 42 tokens drawn at random; in (0, 1].")
public record HdD() implements WordMetric {

  private static final int DRAWS = 42;

  @Override
  public OptionalDouble value(FrequencySpectrum spectrum) {
    return spectrum.total() < DRAWS
        ? OptionalDouble.empty()
        : OptionalDouble.of(Rarefaction.types(spectrum, DRAWS) / DRAWS);
  }

  @Override
  public Description describe() {
    return new Description(
        "hd-d",
        MetricGroup.LEXICAL_RICHNESS,
        "HD-D",
        "",
        "Share of different words among 42 drawn at random; it does not depend on the size of the"
            + " text, but hardly shows the loss of rare words.");
  }
}
