package org.collapselab.metrics.score;

import java.util.List;
import java.util.OptionalDouble;

/** A metric of one number, whose score has the metric's name and no parameters. */
public interface SingleMetric extends Metric {

  /** The value; empty if it is undefined for this text. */
  OptionalDouble value(Observation observation);

  /** Size of the sample that is measured, in tokens; by default that of the generated text. */
  default long sample(Observation observation) {
    return observation.tokens();
  }

  /** Version of the definition; a changed number needs a new one. */
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
