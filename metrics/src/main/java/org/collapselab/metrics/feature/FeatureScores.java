package org.collapselab.metrics.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;

/** Makes scores whose names say which features were measured. */
final class FeatureScores {

  private FeatureScores() {}

  /**
   * Scores of values that are defined.
   *
   * @param details of this sample, for the signature only
   * @param values by parameters, in their order
   */
  static List<Score> scores(
      Metric metric,
      Observation observation,
      String features,
      Parameters details,
      Map<Parameters, Double> values) {
    ScoreSample sample = observation.sample().with(details);
    List<Score> scores = new ArrayList<>();
    values.forEach(
        (parameters, value) -> {
          if (!value.isNaN()) {
            MetricName name = new MetricName(metric.name(), parameters).with("features", features);
            scores.add(new Score(name, sample, value));
          }
        });
    return scores;
  }
}
