package org.collapselab.metrics.score;

import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.count.JointSpectrum;

/** A metric of one number per order of n-grams that looks at the generated text only. */
public interface FrequencyMetric extends PerOrderMetric {

  /** The value of one order; empty where it is undefined. */
  OptionalDouble value(FrequencySpectrum spectrum);

  @Override
  default OptionalDouble value(JointSpectrum spectrum) {
    return value(spectrum.generatedFrequencies());
  }
}
