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

  /**
   * A score with its signature.
   *
   * @param metric name with its parameters
   * @param tokenizer name of the tokenizer
   * @param tokens size of the sample that was measured, in tokens
   * @param version version of the metric's definition; a changed number needs a new one
   */
  public static Score of(String metric, String tokenizer, long tokens, int version, double value) {
    return new Score(
        metric, metric + "|tok:" + tokenizer + "|tokens:" + tokens + "|v:" + version, value);
  }
}
