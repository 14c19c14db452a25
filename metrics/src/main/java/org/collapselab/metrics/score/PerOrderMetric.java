package org.collapselab.metrics.score;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;

/** A metric of one number per order of n-grams: {@code name|n:1}, {@code name|n:2}, ... */
public interface PerOrderMetric extends Metric {

  /** The value of one order; empty where it is undefined. */
  OptionalDouble value(JointSpectrum spectrum);

  /** Parameters after the order, each as {@code |key:value}; none by default. */
  default String parameters() {
    return "";
  }

  /** Version of the definition. */
  default int version() {
    return 1;
  }

  @Override
  default List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= observation.spectra().size(); n++) {
      String metric = name() + "|n:" + n + parameters();
      value(observation.spectrum(n))
          .ifPresent(
              value ->
                  scores.add(
                      Score.of(
                          metric,
                          observation.tokenizer(),
                          observation.tokens(),
                          version(),
                          value)));
    }
    return scores;
  }
}
