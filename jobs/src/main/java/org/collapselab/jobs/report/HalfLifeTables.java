package org.collapselab.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.collapselab.jobs.layout.row.HalfLifeRow;
import org.collapselab.jobs.report.Report.Table;

/**
 * Shows half-lives in the report.
 *
 * @param generations the last generation
 * @param rows by arm, and in it by metric
 */
public record HalfLifeTables(int generations, List<HalfLifeRow> rows) {

  public HalfLifeTables {
    rows = List.copyOf(rows);
  }

  /**
   * Returns a table of the key measures, and a folded one of all measures.
   *
   * @param title gives the title of a metric in the report
   */
  public List<Table> tables(UnaryOperator<String> title) {
    if (generations == 0 || rows.isEmpty()) {
      return List.of();
    }
    Set<String> arms = new LinkedHashSet<>();
    Map<String, Map<String, HalfLifeRow>> byMetric = new LinkedHashMap<>();
    for (HalfLifeRow row : rows) {
      arms.add(row.arm());
      byMetric.computeIfAbsent(row.metric(), m -> new LinkedHashMap<>()).put(row.arm(), row);
    }
    List<String> key = Curves.HEADLINES.stream().filter(byMetric::containsKey).toList();
    List<String> others = byMetric.keySet().stream().filter(m -> !key.contains(m)).toList();
    String note =
        "Corpora until half of the gap between corpus 0 and a text of equal size with one type of word is lost, with"
            + " the 95 % interval and the share of the gap that is left at the end. Human: the share that"
            + " held-out human text of equal size has.";
    return Stream.of(
            table("Half-lives", note, arms, byMetric, title, key, false),
            table("Half-lives of the other measures", note, arms, byMetric, title, others, true))
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private Table table(
      String title,
      String note,
      Set<String> arms,
      Map<String, Map<String, HalfLifeRow>> byMetric,
      UnaryOperator<String> name,
      List<String> metrics,
      boolean folded) {
    List<String> columns = new ArrayList<>(List.of("measure"));
    columns.addAll(arms);
    columns.add("human");
    List<List<String>> cells = new ArrayList<>();
    for (String metric : metrics) {
      Map<String, HalfLifeRow> byArm = byMetric.get(metric);
      List<String> line = new ArrayList<>(List.of(name.apply(metric)));
      arms.forEach(arm -> line.add(byArm.containsKey(arm) ? cell(byArm.get(arm)) : "\u2013"));
      line.add(human(byArm));
      cells.add(line);
    }
    return new Table(title, note, columns, cells, folded);
  }

  private String cell(HalfLifeRow row) {
    String interval =
        Double.isNaN(row.low()) || row.low() == row.high()
            ? ""
            : " (" + generation(row.low()) + " to " + generation(row.high()) + ")";
    return generation(row.halfLife()) + interval + "\n" + percent(row.remaining()) + " left";
  }

  private String generation(double at) {
    return Double.isInfinite(at) ? "> " + generations : NumberText.text(at);
  }

  private static String human(Map<String, HalfLifeRow> byArm) {
    double low =
        byArm.values().stream().mapToDouble(HalfLifeRow::controlLow).min().orElse(Double.NaN);
    double high =
        byArm.values().stream().mapToDouble(HalfLifeRow::controlHigh).max().orElse(Double.NaN);
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return "\u2013";
    }
    String from = percent(low);
    String to = percent(high);
    return from.equals(to) ? from : from + " to " + to;
  }

  private static String percent(double share) {
    return NumberText.text(Math.rint(100 * share)) + " %";
  }
}
