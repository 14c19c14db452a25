package org.collapselab.metrics.score;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

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

  /**
   * Scores of values that differ in their parameters.
   *
   * @param name what the names of all of them begin with
   * @param values by their further parameters, in the order of the scores; NaN gives no score
   */
  public static List<Score> of(
      MetricName name, ScoreSample sample, Map<Parameters, Double> values) {
    List<Score> scores = new ArrayList<>();
    values.forEach(
        (parameters, value) -> {
          if (!value.isNaN()) {
            scores.add(new Score(name.with(parameters), sample, value));
          }
        });
    return scores;
  }

  /**
   * The only value of a metric of one number, or none.
   *
   * @param value empty if it is undefined; not NaN
   */
  static Map<Parameters, Double> only(OptionalDouble value) {
    if (value.isPresent() && Double.isNaN(value.getAsDouble())) {
      throw new IllegalArgumentException("a value must be empty if it is undefined, not NaN");
    }
    return value.isPresent() ? Map.of(Parameters.NONE, value.getAsDouble()) : Map.of();
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
