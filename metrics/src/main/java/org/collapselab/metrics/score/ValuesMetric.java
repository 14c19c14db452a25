package org.collapselab.metrics.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A metric of several values of one text, which differ in their parameters. */
public interface ValuesMetric extends Metric {

  /** Values by the parameters that name them, in the order of the scores; NaN if undefined. */
  Map<Parameters, Double> values(Observation observation);

  /** Parameters of all its scores, before those of each; none by default. */
  default Parameters parameters() {
    return Parameters.NONE;
  }

  @Override
  default List<Score> measure(Observation observation) {
    ScoreSample sample = observation.sample();
    MetricName name = new MetricName(name(), parameters());
    List<Score> scores = new ArrayList<>();
    values(observation)
        .forEach(
            (rest, value) -> {
              if (!value.isNaN()) {
                scores.add(new Score(name.with(rest), sample, value));
              }
            });
    return scores;
  }
}
