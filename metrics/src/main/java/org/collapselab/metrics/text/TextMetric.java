package org.collapselab.metrics.text;

import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;

/** A metric that reads the documents themselves, beyond what their counts say. */
public interface TextMetric extends Metric {

  /**
   * Adds a score of the observed text to a list, or none if the value is empty.
   *
   * @param parameters that the score's name has after the metric's
   */
  default void add(
      List<Score> scores, Observation observation, Parameters parameters, OptionalDouble value) {
    if (value.isPresent()) {
      scores.add(
          new Score(new MetricName(name(), parameters), observation.sample(), value.getAsDouble()));
    }
  }
}
