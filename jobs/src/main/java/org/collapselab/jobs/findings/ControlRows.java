package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.report.ControlCurves;
import org.collapselab.jobs.report.Curves;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.metrics.score.Metric;

/** Collects drift and divergence between replicates for the report, row by row of the summary. */
final class ControlRows {

  private record ControlScore(TextKind text, String metric) {}

  private record Lines(String signature, Map<String, List<Point>> byArm) {}

  private final Map<ControlScore, Lines> scores = new LinkedHashMap<>();

  void add(TextKind text, String metric, String signature, String arm, Point point) {
    if (text == TextKind.DRIFT || text == TextKind.BETWEEN) { // other texts have no curve
      scores
          .computeIfAbsent(
              new ControlScore(text, metric), s -> new Lines(signature, new LinkedHashMap<>()))
          .byArm()
          .computeIfAbsent(arm, a -> new ArrayList<>())
          .add(point);
    }
  }

  List<Curve> curves(List<Metric> metrics) {
    List<Curve> curves = new ArrayList<>();
    scores.forEach(
        (score, lines) -> {
          List<Line> drawn =
              lines.byArm().entrySet().stream()
                  .map(line -> new Line(line.getKey(), line.getValue()))
                  .toList();
          if (score.text() == TextKind.BETWEEN) {
            curves.add(ControlCurves.between(score.metric(), lines.signature(), drawn));
          } else {
            Curves.metric(score.metric(), metrics)
                .map(of -> ControlCurves.drift(score.metric(), of, lines.signature(), drawn))
                .ifPresent(curves::add);
          }
        });
    return curves;
  }
}
