package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.row.DifferenceRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.report.Curves;
import org.collapselab.jobs.report.MisfitTable;
import org.collapselab.jobs.report.Report;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Sample;
import org.collapselab.jobs.report.Report.Table;
import org.collapselab.jobs.report.ReportPage;
import org.collapselab.jobs.scores.RunShape;
import org.collapselab.jobs.settings.Settings;

/** Fills the report from the tables of a run directory. */
public final class RunReport {

  private final RunTables run;
  private final RunShape shape;
  private final ReportFrame frame;
  private final Summaries summaries;
  private final Findings findings;

  /** Rows of one metric: lines by arm, for one kind of text. */
  private final Map<String, Map<String, List<Point>>> generated = new LinkedHashMap<>();

  private final Map<String, Map<String, List<Point>>> heldOut = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Point>>> differences = new LinkedHashMap<>();
  private final Map<String, String> signatures = new TreeMap<>();
  private final ControlRows controls = new ControlRows();

  private RunReport(RunTables run, RunShape shape, ReportFrame frame, Summaries summaries) {
    this.run = run;
    this.shape = shape;
    this.frame = frame;
    this.summaries = summaries;
    this.findings = summaries.findings();
  }

  /** Writes all that follows from the scores of an experiment: tables and report. */
  public static Findings writeAll(RunTables run, Settings settings) {
    Summaries summaries = Summaries.of(run, settings);
    summaries.writeAll(run);
    write(run, settings, summaries);
    return summaries.findings();
  }

  /** Writes {@code report.html} of an experiment. */
  public static void write(RunTables run, Settings settings, Summaries summaries) {
    write(run, Findings.shape(settings), ReportFrame.of(run.storage(), settings), summaries);
  }

  /** Writes {@code report.html} of texts from any source. */
  public static void write(RunTables run, RunShape shape, ReportFrame frame, Summaries summaries) {
    run.add(
        run.storage()
            .recordedText(
                RunDirectory.REPORT,
                ReportPage.html(new RunReport(run, shape, frame, summaries).report())));
  }

  private Report report() {
    readSummary();
    readDifferences();
    List<Curve> curves = curves();
    List<Curve> all = new ArrayList<>(curves);
    all.addAll(controls.curves(shape.metrics()));
    return new Report(
        frame.title(),
        frame.description(),
        shape.arms(),
        shape.baseline(),
        shape.generations(),
        shape.replicates(),
        tables(curves),
        all,
        Curves.families(curves, shape.metrics()),
        samples(),
        humanSamples(),
        frame.corpus(),
        frame.provenance(),
        frame.settings(),
        frame.command(),
        "",
        findings.messages());
  }

  /** The tables: verdicts first, then misfit and drift, then half-lives. */
  private List<Table> tables(List<Curve> curves) {
    Map<String, String> titles =
        curves.stream().collect(Collectors.toMap(Curve::metric, Curve::title));
    UnaryOperator<String> title = metric -> titles.getOrDefault(metric, metric);
    List<Table> tables = new ArrayList<>(findings.verdicts().tables());
    tables.add(MisfitTable.of(shape.arms(), title, shape.generations(), generated, heldOut));
    tables.addAll(findings.halfLives().tables(title));
    tables.addAll(findings.theory().tables());
    return tables;
  }

  private void readSummary() {
    for (SummaryRow row : summaries.summary()) {
      Point point = point(row.generation(), row.n(), row.mean(), row.low(), row.high());
      switch (row.text()) {
        case GENERATED -> add(generated, row.metric(), row.arm(), point);
        case HELD_OUT -> add(heldOut, row.metric(), row.arm(), point);
        default -> // a check has no curve
            controls.add(row.text(), row.metric(), row.signature(), row.arm(), point);
      }
      if (row.text() == TextKind.GENERATED || row.text() == TextKind.HELD_OUT) {
        signatures.put(row.metric(), row.signature()); // equal for both texts
      }
    }
  }

  private void readDifferences() {
    for (DifferenceRow row : summaries.differences()) {
      add(
          differences,
          row.metric(),
          row.arm(),
          point(row.generation(), row.n(), row.mean(), row.low(), row.high()));
    }
  }

  private static Point point(int generation, int n, double mean, double low, double high) {
    return Double.isNaN(low) || Double.isNaN(high)
        ? Point.of(generation, n, mean)
        : Point.of(generation, n, mean, low, high);
  }

  private static void add(
      Map<String, Map<String, List<Point>>> of, String metric, String arm, Point point) {
    of.computeIfAbsent(metric, m -> new LinkedHashMap<>())
        .computeIfAbsent(arm, a -> new ArrayList<>())
        .add(point);
  }

  private List<Curve> curves() {
    List<String> names =
        new ArrayList<>(Curves.HEADLINES.stream().filter(generated::containsKey).toList());
    generated.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    List<Curve> curves = new ArrayList<>();
    for (String name : names) {
      Curves.metric(name, shape.metrics())
          .ifPresent(
              metric ->
                  curves.add(
                      Curves.of(
                          name,
                          metric,
                          signatures.get(name),
                          lines(generated.get(name)),
                          lines(heldOut.getOrDefault(name, Map.of())),
                          findings.theory().lines(name),
                          lines(differences.getOrDefault(name, Map.of())))));
    }
    return curves;
  }

  private static List<Line> lines(Map<String, List<Point>> byArm) {
    return byArm.entrySet().stream()
        .map(entry -> new Line(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The samples by generation, and within it in the order of arms. */
  private List<Sample> samples() {
    record CorpusKey(String arm, int generation) {}
    Map<CorpusKey, List<String>> texts = new HashMap<>();
    run.read(
        SampleRow.class,
        row ->
            texts
                .computeIfAbsent(
                    new CorpusKey(row.arm(), row.generation()), corpus -> new ArrayList<>())
                .add(row.text()));
    List<Sample> samples = new ArrayList<>();
    for (int g = 0; g <= shape.generations(); g++) {
      for (String arm : shape.arms()) {
        List<String> of = texts.getOrDefault(new CorpusKey(arm, g), List.of());
        if (!of.isEmpty()) {
          samples.add(new Sample(arm, g, of));
        }
      }
    }
    return samples;
  }

  private List<String> humanSamples() {
    List<String> texts = new ArrayList<>();
    run.read(
        SampleRow.class,
        row -> {
          if (row.generation() < 0) {
            texts.add(row.text());
          }
        });
    return texts;
  }
}
