package org.collapselab.metrics.score;

import java.util.List;
import java.util.Optional;
import org.collapselab.trainer.settings.Named;

/**
 * A number, or a few, measured on one generation of one chain. Open: implement it as a record with
 * {@code @AutoService(Metric.class)}.
 */
public interface Metric extends Named {

  /**
   * Measures; what cannot be measured on this observation (no model, no reference) gives no score.
   */
  List<Score> measure(Observation observation);

  /**
   * Whether leaving out blocks of documents tells its uncertainty; not where every document is
   * compared with all others, because what is left out is missed by the rest.
   */
  default boolean jackknifes() {
    return true;
  }

  /** How the report draws and explains the metric. */
  Description describe();

  /**
   * The parameter whose values the report draws as the lines of one picture, such as the classes of
   * survival; where empty, each score has a picture of its own.
   */
  default Optional<String> family() {
    return Optional.empty();
  }

  /** A value of the family's parameter in words, for the picture's legend. */
  default String member(String value) {
    return value;
  }

  /**
   * Words for the report.
   *
   * @param group heading under which the report draws it, with others of its kind
   * @param title the field's name of the metric, for a chart's head
   * @param unit unit of the value, for an axis: "types", "nats", "" for a pure number
   * @param meaning one sentence: what it measures and how collapse shows
   */
  record Description(MetricGroup group, String title, String unit, String meaning) {}
}
