package org.collapselab.metrics.score;

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

  /** Size of the sample that is measured, in tokens; by default that of the generated text. */
  default long sample(Observation observation) {
    return observation.tokens();
  }

  /** Version of the definition; whoever changes a number raises it. */
  default int version() {
    return 1;
  }

  @Override
  default List<Score> measure(Observation observation) {
    ScoreSample sample =
        ScoreSample.tokens(observation.tokenizer(), sample(observation)).withVersion(version());
    return Score.of(new MetricName(name(), parameters()), sample, values(observation));
  }
}
