package org.collapselab.metrics.text;

import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;

/** A metric that reads the text itself. */
interface TextMetric extends Metric {

  /** A score with its signature; none where the value is empty. */
  default void add(
      List<Score> scores, Observation observation, String parameters, OptionalDouble value) {
    value.ifPresent(
        v ->
            scores.add(
                Score.of(
                    name() + parameters, observation.tokenizer(), observation.tokens(), 1, v)));
  }
}
