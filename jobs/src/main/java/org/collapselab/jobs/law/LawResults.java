package org.collapselab.jobs.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.row.OracleRow;
import org.collapselab.jobs.layout.row.OracleRow.LawVerdict;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Table;

/**
 * The scores of a run that have an exact law, compared with it (docs/theory.md).
 *
 * @param rows in the order of the table oracle
 * @param violations scores that contradict their law, in words
 */
public record LawResults(List<OracleRow> rows, List<String> violations) {

  /** The probability of a false alarm in a whole run, that of |z| >= 4.5. */
  static final double INVALID = 7e-6;

  /**
   * One score of one arm and generation, and how far its mean is from the law.
   *
   * @param text generated or check
   * @param law its name in docs/theory.md
   * @param n replicates
   * @param mean their mean
   * @param expectation of that mean
   * @param standardError of that mean; NaN if neither known nor estimated
   * @param probability of a mean as far off; NaN if it is not known
   * @param reason why it cannot be tested, or how it was; may be empty
   */
  record Deviation(
      String arm,
      int generation,
      TextKind text,
      String metric,
      String law,
      int n,
      double mean,
      double expectation,
      double standardError,
      double probability,
      String reason) {

    /** The same deviation with the outcome of a test. */
    Deviation with(double tested, String why) {
      return new Deviation(
          arm, generation, text, metric, law, n, mean, expectation, standardError, tested, why);
    }

    boolean tested() {
      return !Double.isNaN(probability);
    }

    /** The distance from the expectation in standard errors; NaN if there is no standard error. */
    double z() {
      double difference = mean - expectation;
      boolean rounding = Math.abs(difference) <= 1e-12 * Math.max(1, Math.abs(expectation));
      return rounding && standardError >= 0 ? 0 : difference / standardError;
    }

    private OracleRow row(LawVerdict verdict) {
      return new OracleRow(
          arm,
          generation,
          text,
          metric,
          law,
          n,
          mean,
          expectation,
          standardError,
          z(),
          verdict,
          reason);
    }

    private String violation() {
      return String.format(
          Locale.ROOT,
          "arm '%s', generation %d: %s is %.6g on average over %d replicates, but its exact law %s"
              + " says %.6g (%.2g standard errors, p = %.2g)",
          arm,
          generation,
          metric,
          mean,
          n,
          law,
          expectation,
          z(),
          probability);
    }
  }

  /** The results of texts for which no law is known. */
  public static final LawResults NONE = new LawResults(List.of(), List.of());

  /** Reaches the verdicts, by Bonferroni's bound over all scores that can be tested. */
  static LawResults of(List<Deviation> all) {
    long tested = all.stream().filter(Deviation::tested).count();
    List<OracleRow> rows = new ArrayList<>();
    List<String> violations = new ArrayList<>();
    all.stream()
        .sorted(Comparator.comparing(Deviation::generation))
        .forEach(
            deviation -> {
              boolean wrong = deviation.probability() * tested < INVALID; // false of NaN
              LawVerdict verdict = wrong ? LawVerdict.CONTRADICTS : LawVerdict.AGREES;
              rows.add(deviation.row(deviation.tested() ? verdict : LawVerdict.NOT_TESTABLE));
              if (wrong) {
                violations.add(deviation.violation());
              }
            });
    return new LawResults(rows, violations);
  }

  /** Writes the table oracle. */
  public void write(RunTables run) {
    run.write(OracleRow.class, rows::forEach);
  }

  /** The law of a metric of generated text, by arm; empty if no exact law is known. */
  public List<Line> lines(String metric) {
    Map<String, List<Point>> byArm = new LinkedHashMap<>();
    for (OracleRow row : rows) {
      if (row.text() == TextKind.GENERATED && row.metric().equals(metric)) {
        byArm
            .computeIfAbsent(row.arm(), arm -> new ArrayList<>())
            .add(Point.of(row.generation(), row.n(), row.expectation()));
      }
    }
    List<Line> lines = new ArrayList<>();
    byArm.forEach((arm, points) -> lines.add(new Line(arm, points)));
    return lines;
  }

  /** The table of the report: a row for each score of each arm; empty if no arm has a law. */
  public List<Table> tables() {
    Map<List<String>, List<OracleRow>> byScore = new LinkedHashMap<>();
    for (OracleRow row : rows) {
      List<String> score = List.of(row.arm(), row.metric(), row.law());
      byScore.computeIfAbsent(score, k -> new ArrayList<>()).add(row);
    }
    if (byScore.isEmpty()) {
      return List.of();
    }
    List<List<String>> cells = new ArrayList<>();
    byScore.forEach((score, of) -> cells.add(cells(score, of)));
    return List.of(
        new Table(
            "Exact laws",
            "Scores whose expectation is known exactly (docs/theory.md), compared with it generation"
                + " by generation; the table oracle has each with its standard error.",
            List.of("arm", "score", "law", "generations tested", "largest |z|", "verdict"),
            cells,
            true));
  }

  private static List<String> cells(List<String> score, List<OracleRow> rows) {
    List<OracleRow> tested =
        rows.stream().filter(row -> row.verdict() != LawVerdict.NOT_TESTABLE).toList();
    double largest = tested.stream().mapToDouble(row -> Math.abs(row.z())).max().orElse(0);
    long wrong = tested.stream().filter(row -> row.verdict() == LawVerdict.CONTRADICTS).count();
    String verdict =
        tested.isEmpty()
            ? "not testable\n" + rows.get(0).reason()
            : wrong == 0 ? "agrees" : "contradicts in " + wrong + " generations";
    List<String> cells = new ArrayList<>(score);
    cells.add(tested.size() + " of " + rows.size());
    cells.add(tested.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", largest));
    cells.add(verdict);
    return cells;
  }
}
