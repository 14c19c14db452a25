package org.collapselab.jobs.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collapselab.jobs.measure.TextMeasurement.Measured;
import org.collapselab.jobs.report.HalfLifeTables;
import org.collapselab.jobs.report.Report.Table;
import org.collapselab.jobs.report.VerdictTables;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.verdict.Evidence;
import org.collapselab.metrics.verdict.HalfLife;
import org.collapselab.metrics.verdict.Series;
import org.collapselab.metrics.verdict.Verdicts;

/**
 * What measured texts amount to, the first against the last: verdicts and half-lives, from one text
 * a generation and its jackknife intervals.
 *
 * @param verdicts empty where there is one text only
 */
record MeasuredFindings(Optional<VerdictTables> verdicts, HalfLifeTables halfLives) {

  private static final int FOREIGN = 3; // order of n-grams that models of any kind should know

  static MeasuredFindings of(TextMeasurement found) {
    List<Map<String, Double>> values = new ArrayList<>(); // by generation and metric
    List<Map<String, Double>> margins = new ArrayList<>();
    for (Measured text : found.generated()) {
      values.add(byMetric(text.scores()));
      margins.add(text.margins());
    }
    return new MeasuredFindings(
        values.size() == 1 ? Optional.empty() : Optional.of(verdicts(values, margins)),
        new HalfLifeTables(
            values.size() - 1,
            halfLives(values, margins, byMetric(found.floor()), byMetric(found.heldOut()))));
  }

  /** What the report tells first. */
  List<Table> tables() {
    return Stream.concat(
            verdicts.map(VerdictTables::tables).orElse(List.of()).stream(),
            halfLives.tables().stream())
        .toList();
  }

  private static Map<String, Double> byMetric(List<Score> scores) {
    Map<String, Double> values = new LinkedHashMap<>();
    scores.forEach(score -> values.put(score.metric(), score.value()));
    return values;
  }

  private static VerdictTables verdicts(
      List<Map<String, Double>> values, List<Map<String, Double>> margins) {
    Evidence evidence =
        Evidence.of(metric -> series(metric, values, margins), FOREIGN, Optional.empty());
    return new VerdictTables(Map.of(MeasuredRun.ARM, Verdicts.of(evidence)));
  }

  /** A metric through all texts; none where one of them has no number. */
  private static Optional<Series> series(
      String metric, List<Map<String, Double>> values, List<Map<String, Double>> margins) {
    TreeMap<Integer, double[]> found = new TreeMap<>();
    Map<Integer, Double> widths = new TreeMap<>();
    for (int t = 0; t < values.size(); t++) {
      double value = values.get(t).getOrDefault(metric, Double.NaN);
      if (!Double.isFinite(value)) {
        return Optional.empty();
      }
      found.put(t, new double[] {value});
      if (margins.get(t).containsKey(metric)) {
        widths.put(t, margins.get(t).get(metric));
      }
    }
    return Optional.of(new Series(metric, found, widths));
  }

  private static List<HalfLifeTables.Row> halfLives(
      List<Map<String, Double>> values,
      List<Map<String, Double>> margins,
      Map<String, Double> floor,
      Map<String, Double> control) {
    List<HalfLifeTables.Row> rows = new ArrayList<>();
    values
        .get(0)
        .forEach(
            (metric, start) -> {
              if (floor.containsKey(metric)) {
                HalfLife.from(
                        floor.get(metric), new double[] {start}, margin(margins.get(0), metric))
                    .ifPresent(
                        life -> {
                          follow(life, metric, values, margins);
                          rows.add(row(life, metric, control));
                        });
              }
            });
    return rows;
  }

  private static void follow(
      HalfLife life,
      String metric,
      List<Map<String, Double>> values,
      List<Map<String, Double>> margins) {
    for (int t = 1; t < values.size(); t++) {
      if (values.get(t).containsKey(metric)) {
        life.add(t, new double[] {values.get(t).get(metric)}, margin(margins.get(t), metric));
      }
    }
  }

  private static Optional<Double> margin(Map<String, Double> margins, String metric) {
    return Optional.ofNullable(margins.get(metric));
  }

  private static HalfLifeTables.Row row(HalfLife life, String metric, Map<String, Double> control) {
    double share = control.containsKey(metric) ? life.share(control.get(metric)) : Double.NaN;
    return new HalfLifeTables.Row(
        MeasuredRun.ARM,
        metric,
        1,
        generation(life.at()),
        life.hasInterval() ? generation(life.low()) : Double.NaN,
        life.hasInterval() ? generation(life.high()) : Double.NaN,
        life.remaining(),
        life.floor(),
        share,
        share);
  }

  private static double generation(OptionalInt found) {
    return found.isPresent() ? found.getAsInt() : Double.POSITIVE_INFINITY;
  }
}
