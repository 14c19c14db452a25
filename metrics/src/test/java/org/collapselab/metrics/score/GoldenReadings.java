package org.collapselab.metrics.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/**
 * How the golden metrics of one family are read from our scores, by their name there, and why
 * others are left out.
 */
final class GoldenReadings {

  private static final List<Metric> METRICS =
      ServiceLoader.load(Metric.class).stream().map(ServiceLoader.Provider::get).toList();

  /** What a case expects and what we have. */
  record Compared(String part, JsonNode expected, OptionalDouble actual) {

    Compared(String part, double expected, OptionalDouble actual) {
      this(part, new DoubleNode(expected), actual);
    }
  }

  /** All that is compared of a case. */
  interface Reading extends BiFunction<Observation, GoldenCase, List<Compared>> {}

  /** Our value of a case. */
  interface Value extends BiFunction<Observation, GoldenCase, OptionalDouble> {}

  private record LeftOut(Predicate<GoldenCase> which, String reason) {}

  private final Map<String, Reading> readings = new TreeMap<>();
  private final Map<String, LeftOut> leftOut = new TreeMap<>();

  /** A metric whose value is one number. */
  GoldenReadings reads(String metric, Value value) {
    return compares(metric, (o, c) -> List.of(new Compared("", c.value(), value.apply(o, c))));
  }

  /** The same for several names. */
  GoldenReadings reads(List<String> metrics, Value value) {
    metrics.forEach(metric -> reads(metric, value));
    return this;
  }

  /** A metric of which one part is ours, at a JSON pointer into its value. */
  GoldenReadings readsPart(String metric, String part, Value value) {
    return compares(
        metric, (o, c) -> List.of(new Compared(part, c.value().at(part), value.apply(o, c))));
  }

  /** A metric of several numbers. */
  GoldenReadings compares(String metric, Reading reading) {
    readings.put(metric, reading);
    return this;
  }

  /** Metrics that are not ours. */
  GoldenReadings leavesOut(String reason, String... metrics) {
    for (String metric : metrics) {
      leftOut.put(metric, new LeftOut(c -> true, reason));
    }
    return this;
  }

  /** Cases of a metric of ours under settings that are not. */
  GoldenReadings leavesOut(String reason, String metric, Predicate<GoldenCase> which) {
    leftOut.put(metric, new LeftOut(which, reason));
    return this;
  }

  /** Names of all metrics that are read or left out. */
  List<String> metrics() {
    Map<String, Object> all = new TreeMap<>(readings);
    all.putAll(leftOut);
    return List.copyOf(all.keySet());
  }

  /** Why a case is left out; empty where it is compared, or of another family. */
  Optional<String> reason(GoldenCase c) {
    return Optional.ofNullable(leftOut.get(c.metric()))
        .filter(left -> left.which().test(c))
        .map(LeftOut::reason);
  }

  /** How a case is compared; empty where it is of another family. */
  Optional<Reading> reading(GoldenCase c) {
    return Optional.ofNullable(readings.get(c.metric()));
  }

  /** A score of a metric with its defaults, by its whole name. */
  static OptionalDouble score(Observation observation, String score) {
    String name = score.replaceFirst("\\|.*", "");
    Metric metric = METRICS.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    return scores(observation, metric).stream()
        .filter(s -> s.metric().equals(score))
        .mapToDouble(Score::value)
        .findFirst();
  }

  /** The first score of a metric whose name begins like this. */
  static OptionalDouble score(Observation observation, Metric metric, String begin) {
    return scores(observation, metric).stream()
        .filter(score -> score.metric().startsWith(begin))
        .mapToDouble(Score::value)
        .findFirst();
  }

  private static List<Score> scores(Observation observation, Metric metric) {
    record Key(Metric metric) {}
    return observation.generated().derive(new Key(metric), () -> metric.measure(observation));
  }

  /** A function of a value, where there is one. */
  static OptionalDouble map(OptionalDouble value, DoubleUnaryOperator function) {
    return value.isPresent()
        ? OptionalDouble.of(function.applyAsDouble(value.getAsDouble()))
        : value;
  }

  /** 0 where nothing is defined, as some programs have it. */
  static OptionalDouble orZero(OptionalDouble value) {
    return OptionalDouble.of(value.orElse(0));
  }
}
