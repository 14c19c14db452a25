package org.collapselab.metrics.score;

import java.util.List;
import java.util.Optional;
import org.collapselab.trainer.settings.Named;

/**
 * A measure of one text: one number or several that belong together.
 *
 * <p>To add one, implement this interface, or one of those that extend it, as a record with
 * {@code @AutoService(Metric.class)}; the description of this package has a complete example. The
 * record's components are the metric's settings. A metric in a jar of its own is found if the jar
 * is on the class path.
 */
public interface Metric extends Named {

  /**
   * Measures a text. A value that is undefined for this text, or that needs something which the
   * observation lacks (a model, human text), is left out: a score is never NaN.
   *
   * @return scores whose names begin with {@link #name} and differ from each other
   */
  List<Score> measure(Observation observation);

  /**
   * Whether a jackknife over blocks of documents estimates the metric's uncertainty, as {@link
   * org.collapselab.metrics.replicate.Margins} does. It does not if every document is compared with
   * all others, because the documents that stay miss those that are left out.
   */
  default boolean jackknifes() {
    return true;
  }

  /**
   * A metric of the text as a whole, for which a jackknife is not valid; see {@link #jackknifes}.
   */
  interface WholeText extends Metric {

    @Override
    default boolean jackknifes() {
      return false;
    }
  }

  /** What the metric is called, and how the report draws and explains it. */
  Description describe();

  @Override
  default String name() {
    return describe().name();
  }

  /**
   * The parameter whose values the report draws as the lines of one picture, such as the class of
   * survival. If empty, each score has a picture of its own.
   */
  default Optional<String> family() {
    return Optional.empty();
  }

  /** Describes a value of the family's parameter in the picture's legend. */
  default String member(String value) {
    return value;
  }

  /**
   * The metric in words.
   *
   * @param name its word in experiment files and in the names of its scores: lower case, joined by
   *     hyphens
   * @param group heading under which the report draws it, with others of its kind
   * @param title the field's name of the metric, for a chart's head
   * @param unit unit of the value, for an axis: "types", "nats", "" for a pure number
   * @param meaning one sentence: what it measures and how collapse shows
   */
  record Description(String name, MetricGroup group, String title, String unit, String meaning) {}
}
