package org.collapselab.metrics.score;

/**
 * One measured value.
 *
 * @param metric name with its parameters: {@code distinct-n|n:2}; equal names are comparable and
 *     are summarised together
 * @param signature name, parameters, sample and version: {@code
 *     distinct-n|n:2|tok:word|tokens:100000|v:1}
 * @param value may be infinite; never NaN (an undefined value is no score)
 */
public record Score(String metric, String signature, double value) implements java.io.Serializable {

  public Score {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a score must not be NaN: " + signature);
    }
  }
}
