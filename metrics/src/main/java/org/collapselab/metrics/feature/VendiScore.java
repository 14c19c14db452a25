package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.vectors.Eigen;
import org.collapselab.metrics.vectors.Features;
import org.collapselab.metrics.vectors.Spectra;
import org.collapselab.trainer.settings.About;

/**
 * Vendi score of the documents' vectors with the cosine kernel, orders 0.1, 1 and infinity, in [1,
 * min(documents, dimensions)]: the effective number of different documents; see {@link
 * Spectra#vendi}. Exact at any size. Vectors of zeros are left out; undefined below 2 others.
 */
@AutoService(Metric.class)
@About("Vendi score of the documents' vectors, orders 0.1, 1 and infinity; at least 1.")
public record VendiScore() implements FeatureMetric {

  @Override
  public Map<Parameters, Double> values(Features features) {
    Features unit = features.directions();
    if (unit.size() < 2) {
      return Map.of();
    }
    double[] weights = Eigen.values(unit.moments().gram());
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(Parameters.of("q", "0.1"), Spectra.hill(weights, 0.1));
    values.put(Parameters.of("q", "1"), Spectra.hill(weights, 1));
    values.put(Parameters.of("q", "inf"), Spectra.hill(weights, Double.POSITIVE_INFINITY));
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "vendi",
        MetricGroup.VECTORS,
        "Vendi score",
        "documents",
        "Effective number of different documents, measured by their vectors; it falls as"
            + " documents become more alike, and with a low order as rare kinds vanish.");
  }
}
