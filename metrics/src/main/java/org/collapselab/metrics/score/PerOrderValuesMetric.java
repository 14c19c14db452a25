package org.collapselab.metrics.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A metric of several values for each order of n-grams, up to the highest order that was counted.
 * The names of its scores begin with {@code name|n:1}, {@code name|n:2} and so on.
 */
public interface PerOrderValuesMetric extends Metric {

  /**
   * Values of one order by the parameters that name them, in the order of the scores; NaN if
   * undefined.
   *
   * @param order at least 1
   */
  Map<Parameters, Double> values(Observation observation, int order);

  /** Parameters of all its scores, between the order and those of each; none by default. */
  default Parameters parameters() {
    return Parameters.NONE;
  }

  /** Version of the definition; whoever changes a number raises it. */
  default int version() {
    return 1;
  }

  @Override
  default List<Score> measure(Observation observation) {
    ScoreSample sample = observation.sample().withVersion(version());
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= observation.spectra().size(); n++) {
      scores.addAll(Score.of(name(n), sample, values(observation, n)));
    }
    return scores;
  }

  /** What the names of the scores of one order begin with. */
  default MetricName name(int order) {
    return MetricName.of(name(), order).with(parameters());
  }
}
