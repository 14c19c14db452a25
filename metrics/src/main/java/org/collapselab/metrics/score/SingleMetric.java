package org.collapselab.metrics.score;

import java.util.List;
import java.util.OptionalDouble;

/** A metric of one number. */
public interface SingleMetric extends Metric {

  /** The value; empty where it is undefined. */
  OptionalDouble value(Observation observation);

  /** Size of the sample that is measured, in tokens: the generated text's. */
  default long sample(Observation observation) {
    return observation.tokens();
  }

  /** Version of the definition. */
  default int version() {
    return 1;
  }

  @Override
  default List<Score> measure(Observation observation) {
    OptionalDouble value = value(observation);
    return value.isPresent()
        ? List.of(
            new Score(
                MetricName.of(name()),
                ScoreSample.tokens(observation.tokenizer(), sample(observation))
                    .withVersion(version()),
                value.getAsDouble()))
        : List.of();
  }
}
