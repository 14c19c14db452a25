package org.collapselab.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Table;

/** Shows how badly the first model fits, separately from what recursion does after it. */
public final class MisfitTable {

  private MisfitTable() {}

  /**
   * Returns the table of misfit and drift of the key measures.
   *
   * @param title gives the title of a metric in the report
   * @param last the last generation
   * @param generated means by metric and arm
   * @param human the same of held-out human text
   */
  public static Table of(
      List<String> arms,
      UnaryOperator<String> title,
      int last,
      Map<String, Map<String, List<Point>>> generated,
      Map<String, Map<String, List<Point>>> human) {
    List<String> columns = new ArrayList<>(List.of("measure"));
    columns.addAll(arms);
    List<List<String>> rows = new ArrayList<>();
    for (String metric : Curves.HEADLINES) {
      if (last > 0 && generated.containsKey(metric)) {
        List<String> row = new ArrayList<>(List.of(title.apply(metric)));
        for (String arm : arms) {
          List<Point> text = generated.get(metric).getOrDefault(arm, List.of());
          List<Point> control = human.getOrDefault(metric, Map.of()).getOrDefault(arm, List.of());
          row.add(cell(text, control, last));
        }
        rows.add(row);
      }
    }
    return new Table(
        "Misfit and drift",
        "Misfit: corpus 0 minus held-out human text of equal size, what the first model gets wrong. Drift: the last"
            + " corpus minus corpus 0, what training on generated text adds.",
        columns,
        rows);
  }

  private static String cell(List<Point> text, List<Point> control, int last) {
    Optional<Double> first = at(text, 0);
    String misfit =
        first
            .flatMap(of -> at(control, 0).map(human -> "misfit " + signed(of - human)))
            .orElse("misfit not measured");
    String drift =
        first
            .flatMap(of -> at(text, last).map(end -> "drift " + signed(end - of)))
            .orElse("\u2013");
    return drift + "\n" + misfit;
  }

  private static String signed(double value) {
    return (value > 0 ? "+" : "") + NumberText.text(value);
  }

  private static Optional<Double> at(List<Point> points, int generation) {
    return points.stream()
        .filter(point -> point.generation() == generation && Double.isFinite(point.mean()))
        .map(Point::mean)
        .findFirst();
  }
}
