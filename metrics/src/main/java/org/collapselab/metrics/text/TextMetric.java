package org.collapselab.metrics.text;

import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;

/** A metric that reads the text itself. */
interface TextMetric extends Metric {

  /** Adds a score of the text; none if the value is empty. */
  default void add(
      List<Score> scores, Observation observation, Parameters parameters, OptionalDouble value) {
    if (value.isPresent()) {
      scores.add(
          new Score(new MetricName(name(), parameters), observation.sample(), value.getAsDouble()));
    }
  }
}
