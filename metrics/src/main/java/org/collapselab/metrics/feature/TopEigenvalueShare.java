package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.vectors.Features;
import org.collapselab.metrics.vectors.Spectra;
import org.collapselab.trainer.settings.About;

/**
 * Share of the largest eigenvalue in the Gram matrix of the documents' unit vectors, in [1 /
 * dimensions, 1]; 1 iff all documents point one way, or its opposite. The inverse of the Vendi
 * score of order infinity: the weight of the head. Vectors of zeros are left out; undefined below 2
 * others.
 */
@AutoService(Metric.class)
@About("Share of the largest eigenvalue in the Gram matrix of the documents' vectors; in (0, 1].")
public record TopEigenvalueShare() implements FeatureMetric {

  @Override
  public Map<Parameters, Double> values(Features features) {
    Features unit = features.directions();
    return unit.size() < 2
        ? Map.of()
        : Map.of(
            Parameters.NONE, 1 / Spectra.vendi(unit.moments().gram(), Double.POSITIVE_INFINITY));
  }

  @Override
  public Description describe() {
    return new Description(
        "top-eigenvalue-share",
        MetricGroup.VECTORS,
        "Share of the top eigenvalue",
        "",
        "How much of all documents one direction explains; it rises as documents keep to one"
            + " theme.");
  }
}
