package org.collapselab.metrics.score;

import java.util.Map;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;

/**
 * A metric of one number for each order of n-grams. Its scores are {@code name|n:1}, {@code
 * name|n:2} and so on, up to the highest order that was counted.
 */
public interface PerOrderMetric extends PerOrderValuesMetric {

  /** The value of one order; empty if it is undefined for this text. */
  OptionalDouble value(JointSpectrum spectrum);

  @Override
  default Map<Parameters, Double> values(Observation observation, int order) {
    return Score.only(value(observation.spectrum(order)));
  }
}
