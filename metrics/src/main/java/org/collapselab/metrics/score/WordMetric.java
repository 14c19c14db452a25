package org.collapselab.metrics.score;

import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;

/** A metric of one number that looks at the single tokens of the generated text only. */
public interface WordMetric extends SingleMetric {

  /** The value; empty where it is undefined. */
  OptionalDouble value(FrequencySpectrum spectrum);

  @Override
  default OptionalDouble value(Observation observation) {
    return value(observation.spectrum(1).generatedFrequencies());
  }
}
