package org.collapselab.metrics.score;

import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.count.JointSpectrum;

/**
 * A metric of one number for each order of n-grams that depends on how often each n-gram occurs in
 * the generated text.
 */
public interface FrequencyMetric extends PerOrderMetric {

  /**
   * The value of one order; empty if it is undefined for this text.
   *
   * @param spectrum of the n-grams of that order
   */
  OptionalDouble value(FrequencySpectrum spectrum);

  @Override
  default OptionalDouble value(JointSpectrum spectrum) {
    return value(spectrum.generatedFrequencies());
  }
}
