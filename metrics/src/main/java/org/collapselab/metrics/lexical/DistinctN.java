package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.PerOrderMetric;
import org.collapselab.trainer.settings.About;

/**
 * distinct-n: unique n-grams over all n-grams of the text, in [0, 1]; n-grams lie inside documents.
 * 0 if no document has n tokens, as in the reference implementation. Li et al. (2016), "A
 * diversity-promoting objective function for neural conversation models", NAACL,
 * doi:10.18653/v1/N16-1014.
 */
@AutoService(Metric.class)
@About("Distinct n-grams over n-grams (Li et al. 2016), per order; in [0, 1].")
public record DistinctN() implements PerOrderMetric {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    long total = spectrum.generatedTotal();
    return OptionalDouble.of(total == 0 ? 0 : (double) spectrum.generatedTypes() / total);
  }

  @Override
  public Description describe() {
    return new Description(
        "distinct-n",
        MetricGroup.DIVERSITY,
        "distinct-n",
        "",
        "Share of the n-grams that differ from all others; it falls as models repeat themselves,"
            + " and also as a text gets longer.");
  }
}
