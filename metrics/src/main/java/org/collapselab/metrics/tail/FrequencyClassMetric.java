package org.collapselab.metrics.tail;

import java.util.Optional;
import org.collapselab.metrics.score.Comparison;

/**
 * A comparison that gives one number for each {@link FrequencyClass} of human types, its parameter
 * {@code class}. The report draws them together. {@link FrequencyClassShares} collects the numbers
 * if they are shares of types.
 */
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
