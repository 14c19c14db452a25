package org.collapselab.metrics.lexical;

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
 * Expectation-adjusted distinct: types over the types that as many uniform draws from V would have,
 * {@code S / (V (1 - ((V - 1) / V)^N))}, above 0; about 1 for uniform draws, more if the text has
 * more types than V. Liu et al. (2022), "Rethinking and refining the distinct metric", ACL,
 * doi:10.18653/v1/2022.acl-short.86. Unlike distinct-n it does not fall with the length of a text
 * of uniform draws; natural text is none. Undefined if the text has no n-gram.
 *
 * @param vocabulary V, at least 1; GPT-2's 50,257 as in the reference implementation
 */
@AutoService(Metric.class)
@About("Distinct n-grams over those expected of uniform draws (Liu et al. 2022), per order.")
public record ExpectationAdjustedDistinct(
    @About("V, the types that uniform draws choose from, at least 1") long vocabulary)
    implements FrequencyMetric {

  public ExpectationAdjustedDistinct {
    Require.atLeast(1, vocabulary, "vocabulary");
  }

  public ExpectationAdjustedDistinct() {
    this(50_257);
  }

  @Override
  public Parameters parameters() {
    return Parameters.NONE.with("v", vocabulary);
  }

  @Override
  public OptionalDouble value(FrequencySpectrum spectrum) {
    if (spectrum.total() == 0) {
      return OptionalDouble.empty();
    }
    double seen = -StrictMath.expm1(spectrum.total() * StrictMath.log1p(-1.0 / vocabulary));
    return OptionalDouble.of(spectrum.distinct() / (vocabulary * seen));
  }

  @Override
  public Description describe() {
    return new Description(
        "expectation-adjusted-distinct",
        MetricGroup.DIVERSITY,
        "Expectation-adjusted distinct",
        "",
        "Distinct n-grams relative to uniform draws from a fixed vocabulary; it falls as models"
            + " repeat themselves.");
  }
}
