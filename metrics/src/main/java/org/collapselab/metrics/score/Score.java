package org.collapselab.metrics.score;

import java.io.Serializable;

/**
 * One measured value.
 *
 * @param name what was measured; scores of equal names are comparable
 * @param sample what it was measured on
 * @param value may be infinite; never NaN (an undefined value is no score)
 */
public record Score(MetricName name, ScoreSample sample, double value) implements Serializable {

  public Score {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a score must not be NaN: " + name + sample);
    }
  }

  /** Text of the name: {@code distinct-n|n:2}. */
  public String metric() {
    return name.text();
  }

  /** Text of name and sample: {@code distinct-n|n:2|tok:word|tokens:100000|v:1}. */
  public String signature() {
    return name.base() + name.parameters().text() + sample.text();
  }
}
