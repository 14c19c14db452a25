package org.collapselab.metrics.score;

import java.util.Map;
import java.util.OptionalDouble;

/** A metric of one number, whose score has the metric's name and parameters. */
public interface SingleMetric extends ValuesMetric {

  /** The value; empty if it is undefined for this text. */
  OptionalDouble value(Observation observation);

  @Override
  default Map<Parameters, Double> values(Observation observation) {
    return Score.only(value(observation));
  }
}
