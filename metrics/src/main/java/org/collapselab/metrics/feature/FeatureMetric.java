package org.collapselab.metrics.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.vectors.Features;

/**
 * A metric of the documents as vectors: those of the text if it has any, or else those of the
 * built-in featuriser. It has no score below 2 documents.
 */
public interface FeatureMetric extends Metric {

  /**
   * Values by the parameters that name them, in the order of the scores; NaN if undefined.
   *
   * @param features at least 2 vectors
   */
  Map<Parameters, Double> values(Features features);

  @Override
  default List<Score> measure(Observation observation) {
    Features features = Features.of(observation.generated());
    Map<Parameters, Double> values =
        features.size() < 2 ? Map.of() : new LinkedHashMap<>(values(features));
    return FeatureScores.scores(this, observation, features.name(), Parameters.NONE, values);
  }
}
