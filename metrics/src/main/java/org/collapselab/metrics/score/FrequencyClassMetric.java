package org.collapselab.metrics.score;

import java.util.Optional;

/** A comparison of one number per class of human frequency, which the report draws together. */
public interface FrequencyClassMetric extends Comparison {

  @Override
  default Optional<String> family() {
    return Optional.of(FrequencyClass.PARAMETER);
  }

  @Override
  default String member(String value) {
    return FrequencyClass.words(value);
  }
}
