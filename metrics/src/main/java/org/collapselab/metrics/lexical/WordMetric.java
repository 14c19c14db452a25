package org.collapselab.metrics.lexical;

import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.SingleMetric;

/** A metric of one number that depends on how often each token occurs in the generated text. */
public interface WordMetric extends SingleMetric {

  /**
   * The value; empty if it is undefined for this text.
   *
   * @param spectrum of single tokens
   */
  OptionalDouble value(FrequencySpectrum spectrum);

  @Override
  default OptionalDouble value(Observation observation) {
    return value(observation.spectrum(1).generatedFrequencies());
  }
}
