package org.collapselab.metrics.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;

/** Values that say which features they are of. */
final class FeatureScores {

  private FeatureScores() {}

  /**
   * Scores of values that are defined.
   *
   * @param details of this sample, for the signature only; each {@code |key:value}
   * @param values by parameters, in their order
   */
  static List<Score> scores(
      Metric metric,
      Observation observation,
      String features,
      String details,
      Map<String, Double> values) {
    List<Score> scores = new ArrayList<>();
    values.forEach(
        (parameters, value) -> {
          if (!value.isNaN()) {
            String name = metric.name() + parameters + "|features:" + features;
            String sample =
                Score.of(name, observation.tokenizer(), observation.tokens(), 1, value)
                    .signature()
                    .substring(name.length());
            scores.add(new Score(name, name + details + sample, value));
          }
        });
    return scores;
  }
}
