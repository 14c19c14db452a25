package org.collapselab.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.collapselab.jobs.layout.row.VerdictRow;
import org.collapselab.jobs.report.Report.Table;
import org.collapselab.metrics.verdict.Definition;
import org.collapselab.metrics.verdict.Verdict;
import org.collapselab.metrics.verdict.Verdict.Interval;
import org.collapselab.metrics.verdict.Verdicts;

/**
 * Shows verdicts in the report and at the end of a run, and writes them to a table file.
 *
 * @param arms verdicts by arm, in the order of arms; eight each, in the order of definitions
 */
public record VerdictTables(Map<String, List<Verdict>> arms) {

  private static final String HEAD = "Does it collapse?";

  /** With more arms than this a matrix on a terminal has one line per arm. */
  private static final int ABREAST = 4;

  private static final int LONGEST = 24; // of an arm's name at the head of a column

  /** Returns the matrix of definitions by arms, and its evidence in sentences. */
  public List<Table> tables() {
    if (arms.isEmpty()) {
      return List.of();
    }
    List<String> columns = new ArrayList<>(List.of("In the sense of"));
    columns.addAll(arms.keySet());
    List<List<String>> rows = new ArrayList<>();
    for (Definition definition : Definition.values()) {
      List<String> row = new ArrayList<>();
      row.add(head(definition) + "\n" + definition.measure());
      arms.values().forEach(verdicts -> row.add(cell(of(verdicts, definition))));
      rows.add(row);
    }
    List<List<String>> sentences = new ArrayList<>();
    arms.forEach(
        (arm, verdicts) ->
            verdicts.forEach(
                verdict ->
                    sentences.add(
                        List.of(
                            arm,
                            head(verdict.definition()),
                            answer(verdict),
                            verdict.evidence()))));
    return List.of(
        new Table(HEAD, note(), columns, rows),
        new Table(
            "Evidence for these answers, in sentences",
            "",
            List.of("arm", "definition", "answer", "evidence"),
            sentences,
            true));
  }

  private String note() {
    return "The eight definitions of collapse that papers use (Schaeffer et al. 2025), each with"
        + " one measure declared beforehand: its change from corpus 0 to the last, and the"
        + " interval of that change. The intervals are so wide that all of this table are"
        + " right at once with probability 95 %."
        + (descriptive()
            ? " Descriptive: fewer than "
                + Verdicts.REPLICATES
                + " replicates, so an answer describes what was seen and tests nothing."
            : "");
  }

  /** Whether one of the answers is descriptive only. */
  private boolean descriptive() {
    return arms.values().stream().flatMap(List::stream).anyMatch(Verdict::descriptive);
  }

  private static Verdict of(List<Verdict> verdicts, Definition definition) {
    return verdicts.get(definition.ordinal());
  }

  private static String head(Definition definition) {
    return definition.number() + " " + definition.title();
  }

  private static String cell(Verdict verdict) {
    String small =
        verdict
            .interval()
            .map(
                i ->
                    "%s [%s, %s]"
                        .formatted(
                            NumberText.text(i.mean()),
                            NumberText.text(i.low()),
                            NumberText.text(i.high())))
            .orElse(verdict.evidence());
    return verdict.answer().word() + "\n" + (verdict.descriptive() ? "descriptive: " : "") + small;
  }

  private static String answer(Verdict verdict) {
    return verdict.answer().word() + (verdict.descriptive() ? "\ndescriptive" : "");
  }

  /** Returns the lines of the matrix for a terminal. */
  public List<String> lines() {
    if (arms.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.addAll(arms.size() <= ABREAST ? abreast() : oneByOne());
    if (descriptive()) {
      lines.add(
          "* descriptive: fewer than "
              + Verdicts.REPLICATES
              + " replicates (report.html says more)");
    }
    return lines;
  }

  private List<String> abreast() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(HEAD));
    arms.keySet().forEach(arm -> head.add(shortened(arm)));
    rows.add(head);
    for (Definition definition : Definition.values()) {
      List<String> row = new ArrayList<>(List.of(head(definition)));
      arms.values().forEach(verdicts -> row.add(marked(of(verdicts, definition))));
      rows.add(row);
    }
    return aligned(rows);
  }

  private List<String> oneByOne() {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("arm"));
    for (Definition definition : Definition.values()) {
      lines.add("  " + head(definition));
      head.add(Integer.toString(definition.number()));
    }
    rows.add(head);
    arms.forEach(
        (arm, verdicts) -> {
          List<String> row = new ArrayList<>(List.of(arm));
          verdicts.forEach(verdict -> row.add(marked(verdict)));
          rows.add(row);
        });
    lines.addAll(aligned(rows));
    return lines;
  }

  private static String marked(Verdict verdict) {
    return verdict.answer().word() + (verdict.descriptive() ? "*" : "");
  }

  private static String shortened(String arm) {
    return arm.length() <= LONGEST ? arm : arm.substring(0, LONGEST - 1) + "\u2026";
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Passes the rows of the table {@code verdicts}. */
  public void rows(Consumer<VerdictRow> out) {
    arms.forEach((arm, verdicts) -> verdicts.forEach(verdict -> out.accept(row(arm, verdict))));
  }

  private static VerdictRow row(String arm, Verdict verdict) {
    Interval interval =
        verdict.interval().orElse(new Interval(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    return new VerdictRow(
        arm,
        verdict.definition().number(),
        verdict.definition().title(),
        verdict.answer(),
        verdict.metric(),
        verdict.n(),
        interval.mean(),
        interval.low(),
        interval.high(),
        interval.level(),
        verdict.evidence(),
        verdict.descriptive());
  }
}
