package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.vectors.Features;
import org.collapselab.metrics.vectors.Moments;
import org.collapselab.metrics.vectors.Spectra;
import org.collapselab.trainer.settings.About;

/**
 * Effective dimension of the documents' vectors as they are, three definitions that differ, in [1,
 * min(documents, dimensions)]: {@code exp} of the entropy of the centred singular values (Roy and
 * Vetterli), of those not centred (RankMe), and the participation ratio of the covariance.
 * Undefined below 2 documents and, if centred, without variance.
 */
@AutoService(Metric.class)
@About("Effective dimension of the documents' vectors, three definitions; at least 1.")
public record EffectiveRank() implements FeatureMetric {

  @Override
  public Map<Parameters, Double> values(Features features) {
    Moments moments = features.moments();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(Parameters.of("form", "roy-vetterli"), Spectra.effectiveRank(moments.covariance()));
    values.put(Parameters.of("form", "rankme"), Spectra.effectiveRank(moments.gram()));
    values.put(Parameters.of("form", "participation-ratio"), Spectra.rank(moments.covariance(), 2));
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "effective-rank",
        MetricGroup.VECTORS,
        "Effective rank",
        "dimensions",
        "In how many directions the documents' vectors differ; it falls as documents keep to"
            + " fewer themes.");
  }
}
