package org.collapselab.metrics.score;

import java.io.Serializable;
import java.util.Optional;
import org.collapselab.trainer.settings.Require;

/**
 * The name of a score: its metric's name, and the parameters that distinguish the scores of one
 * metric. Its text is {@code distinct-n|n:2}. Scores of equal names are comparable and are
 * summarised together.
 *
 * @param base name of the metric, {@link Metric#name}; not empty, without {@code |}
 * @param parameters in the order of the text
 */
public record MetricName(String base, Parameters parameters) implements Serializable {

  public MetricName {
    Require.that(
        !base.isEmpty() && base.indexOf('|') < 0,
        "the name of a metric must be a word without |, but was '%s'",
        base);
  }

  /** A name without parameters. */
  public static MetricName of(String base) {
    return new MetricName(base, Parameters.NONE);
  }

  /** A name whose parameter is an order of n-grams: {@code base|n:2}. */
  public static MetricName of(String base, int order) {
    return new MetricName(base, Parameters.order(order));
  }

  /** Reads a text that {@link #text} made. */
  public static MetricName parse(String text) {
    int end = text.indexOf('|');
    return end < 0
        ? of(text)
        : new MetricName(text.substring(0, end), Parameters.parse(text.substring(end)));
  }

  /** This name with one more parameter. */
  public MetricName with(String key, String value) {
    return new MetricName(base, parameters.with(key, value));
  }

  /** This name with more parameters. */
  public MetricName with(Parameters more) {
    return more.text().isEmpty() ? this : new MetricName(base, parameters.with(more));
  }

  /** This name without a parameter. */
  public MetricName without(String key) {
    return new MetricName(base, parameters.without(key));
  }

  /** The value of a parameter; empty if the name does not have it. */
  public Optional<String> value(String key) {
    return parameters.value(key);
  }

  /** {@code distinct-n|n:2}: the form of tables, reports and messages. */
  public String text() {
    return base.concat(parameters.text());
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text();
  }
}
