package org.collapselab.metrics.score;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;

/**
 * A metric of one number for each order of n-grams. Its scores are {@code name|n:1}, {@code
 * name|n:2} and so on, up to the highest order that was counted.
 */
public interface PerOrderMetric extends Metric {

  /** The value of one order; empty if it is undefined for this text. */
  OptionalDouble value(JointSpectrum spectrum);

  /** Parameters after the order; none by default. */
  default Parameters parameters() {
    return Parameters.NONE;
  }

  /** Version of the definition; a changed number needs a new one. */
  default int version() {
    return 1;
  }

  @Override
  default List<Score> measure(Observation observation) {
    ScoreSample sample = observation.sample().withVersion(version());
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= observation.spectra().size(); n++) {
      OptionalDouble value = value(observation.spectrum(n));
      if (value.isPresent()) {
        scores.add(new Score(name(n), sample, value.getAsDouble()));
      }
    }
    return scores;
  }

  /** The name of the score of one order. */
  default MetricName name(int order) {
    return MetricName.of(name(), order).with(parameters());
  }
}
