package org.collapselab.metrics.feature;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.vectors.Features;
import org.collapselab.trainer.settings.About;

/**
 * Mean cosine distance of the documents' vectors over all pairs, a document with itself included:
 * {@code 1 - |sum of unit vectors|^2 / n^2}, in [0, 1]; also called internal diversity. Exact in
 * linear time. Vectors of zeros are left out; undefined below 2 others.
 */
@AutoService(Metric.class)
@About("Mean cosine distance of the documents' vectors over all pairs; in [0, 1].")
public record RemoteClique() implements FeatureMetric {

  @Override
  public Map<Parameters, Double> values(Features features) {
    Features unit = features.directions();
    return unit.size() < 2 ? Map.of() : Map.of(Parameters.NONE, distance(unit.moments().mean()));
  }

  /** The value by the mean of unit vectors. */
  static double distance(double[] mean) {
    double squares = 0;
    for (double x : mean) {
      squares += x * x;
    }
    return Math.max(0, 1 - squares); // rounding
  }

  @Override
  public Description describe() {
    return new Description(
        "remote-clique",
        MetricGroup.VECTORS,
        "Mean pairwise distance",
        "",
        "How far apart the vectors of two documents are on average; it falls as documents become"
            + " more alike.");
  }
}
