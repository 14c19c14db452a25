package org.collapselab.metrics.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A metric of several values of one text. */
public interface ValuesMetric extends Metric {

  /** Values by the parameters that name them, {@code |key:value}; NaN where undefined. */
  Map<String, Double> values(Observation observation);

  /** Parameters of all its scores, each as {@code |key:value}; none by default. */
  default String parameters() {
    return "";
  }

  @Override
  default List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    values(observation)
        .forEach(
            (rest, value) -> {
              if (!value.isNaN()) {
                String metric = name() + parameters() + rest;
                scores.add(
                    Score.of(metric, observation.tokenizer(), observation.tokens(), 1, value));
              }
            });
    return scores;
  }
}
