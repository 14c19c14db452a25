package org.collapselab.metrics.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;

/** A metric of the documents as vectors, which the built-in featuriser makes. */
interface OfFeatures extends Metric {

  /** Values by parameters, each {@code |key:value}, from at least 2 vectors, in a fixed order. */
  Map<String, Double> values(Features features);

  @Override
  default List<Score> measure(Observation observation) {
    Features features = Features.of(observation.generated());
    Map<String, Double> values =
        features.size() < 2 ? Map.of() : new LinkedHashMap<>(values(features));
    List<Score> scores = new ArrayList<>();
    values.forEach(
        (parameters, value) -> {
          if (!value.isNaN()) { // vectors without any variance
            String metric = name() + parameters + "|features:" + features.name();
            scores.add(Score.of(metric, observation.tokenizer(), observation.tokens(), 1, value));
          }
        });
    return scores;
  }
}
