package org.collapselab.jobs.findings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.report.Curves;
import org.collapselab.jobs.report.MisfitTable;
import org.collapselab.jobs.report.Report;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Fact;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Sample;
import org.collapselab.jobs.report.Report.Table;
import org.collapselab.jobs.report.ReportPage;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;

/** Fills the report from the tables of a run directory. */
public final class RunReport {

  private final Storage storage;
  private final Settings settings;
  private final Findings findings;

  /** Rows of one metric: lines by arm, for one kind of text. */
  private final Map<String, Map<String, List<Point>>> generated = new LinkedHashMap<>();

  private final Map<String, Map<String, List<Point>>> heldOut = new LinkedHashMap<>();
  private final Map<String, Map<String, List<Point>>> differences = new LinkedHashMap<>();
  private final Map<String, String> signatures = new TreeMap<>();
  private final ControlRows controls = new ControlRows();

  private RunReport(Storage storage, Settings settings, Findings findings) {
    this.storage = storage;
    this.settings = settings;
    this.findings = findings;
  }

  /** Writes {@code report.html} of a run. */
  public static void write(Storage storage, Settings settings, Findings findings) {
    storage.text(
        RunDirectory.REPORT, ReportPage.html(new RunReport(storage, settings, findings).report()));
  }

  /**
   * Rebuilds summary and report of a finished run from its scores.
   *
   * @return whether arms collapse, definition by arm, for a terminal
   */
  public static List<String> rebuild(Storage storage) {
    if (!storage.exists(RunDirectory.SETTINGS)) {
      throw new InputException(
          "there is no run in " + storage.display() + "; 'collapselab run' makes one");
    }
    if (!Manifest.complete(storage)) {
      throw new InputException(
          "the run in "
              + storage.display()
              + " is not finished; give its 'collapselab run' command again to resume it");
    }
    Settings settings =
        ExperimentFile.parse(
            storage.text(RunDirectory.SETTINGS),
            storage.display() + "/" + RunDirectory.SETTINGS,
            List.of());
    Findings findings = Summaries.write(storage, settings);
    write(storage, settings, findings);
    return findings.verdicts().lines();
  }

  private Report report() {
    readSummary();
    readDifferences();
    List<Curve> curves = curves();
    List<Curve> all = new ArrayList<>(curves);
    all.addAll(controls.curves(settings.run().metrics()));
    return new Report(
        settings.run().name(),
        settings.run().description(),
        settings.arms().stream().map(Arm::name).toList(),
        settings.run().baseline(),
        settings.run().generations(),
        settings.run().replicates(),
        tables(curves),
        all,
        Curves.families(curves, settings.run().metrics()),
        samples(),
        humanSamples(),
        corpusFacts(),
        provenance(),
        settings.yaml(),
        "collapselab run experiment.yaml",
        "",
        findings.told());
  }

  /** Verdicts first, then what is misfit and what is drift, then half-lives. */
  private List<Table> tables(List<Curve> curves) {
    Map<String, String> titles =
        curves.stream().collect(Collectors.toMap(Curve::metric, Curve::title));
    UnaryOperator<String> title = metric -> titles.getOrDefault(metric, metric);
    List<Table> tables = new ArrayList<>(findings.verdicts().tables());
    tables.add(
        MisfitTable.of(
            settings.arms().stream().map(Arm::name).toList(),
            title,
            settings.run().generations(),
            generated,
            heldOut));
    tables.addAll(findings.halfLives().tables(title));
    tables.addAll(findings.theory().tables());
    return tables;
  }

  private void readSummary() {
    TableReader.read(
        storage,
        RunDirectory.SUMMARY,
        Tables.SUMMARY,
        row -> {
          boolean ofModel = row[2].equals("generated");
          if (ofModel || row[2].equals("held-out")) { // a check has no curve
            add(ofModel ? generated : heldOut, (String) row[3], (String) row[0], point(row, 1, 5));
            signatures.put((String) row[3], (String) row[4]); // equal for both texts
          } else {
            controls.add(
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[0],
                point(row, 1, 5));
          }
        });
  }

  private void readDifferences() {
    TableReader.read(
        storage,
        RunDirectory.DIFFERENCES,
        Tables.DIFFERENCES,
        row -> add(differences, (String) row[3], (String) row[0], point(row, 2, 4)));
  }

  /** A point from a row whose columns n, mean, sd, low, high begin at an index. */
  private static Point point(Object[] row, int generation, int n) {
    double low = (Double) row[n + 3];
    double high = (Double) row[n + 4];
    int at = (Integer) row[generation];
    return Double.isNaN(low) || Double.isNaN(high)
        ? Point.of(at, (Integer) row[n], (Double) row[n + 1])
        : Point.of(at, (Integer) row[n], (Double) row[n + 1], low, high);
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
      Curves.metric(name, settings.run().metrics())
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

  /** By generation, and in it in the order of arms. */
  private List<Sample> samples() {
    record Corpus(String arm, int generation) {}
    Map<Corpus, List<String>> texts = new HashMap<>();
    for (String file : RunDirectory.files(storage, Tables.SAMPLES, settings.run().generations())) {
      TableReader.read(
          storage,
          file,
          Tables.SAMPLES,
          row ->
              texts
                  .computeIfAbsent(
                      new Corpus((String) row[0], (Integer) row[1]), corpus -> new ArrayList<>())
                  .add((String) row[3]));
    }
    List<Sample> samples = new ArrayList<>();
    for (int g = 0; g <= settings.run().generations(); g++) {
      for (Arm arm : settings.arms()) {
        List<String> of = texts.getOrDefault(new Corpus(arm.name(), g), List.of());
        if (!of.isEmpty()) {
          samples.add(new Sample(arm.name(), g, of));
        }
      }
    }
    return samples;
  }

  private List<String> humanSamples() {
    List<String> texts = new ArrayList<>();
    TableReader.read(
        storage, RunDirectory.HUMAN_SAMPLES, Tables.SAMPLES, row -> texts.add((String) row[3]));
    return texts;
  }

  private List<Fact> corpusFacts() {
    List<Fact> facts = new ArrayList<>();
    Manifest.read(storage)
        .ifPresent(manifest -> manifest.path("inputs").forEach(input -> fields(input, facts)));
    return facts;
  }

  private static void fields(JsonNode input, List<Fact> facts) {
    input
        .fields()
        .forEachRemaining(
            field ->
                facts.add(new Fact(field.getKey().replace('_', ' '), field.getValue().asText())));
  }

  private List<Fact> provenance() {
    List<Fact> facts = new ArrayList<>();
    Manifest.read(storage)
        .ifPresent(
            manifest -> {
              for (String key : List.of("code", "java", "spark", "seed", "settings_sha256")) {
                facts.add(new Fact(key.replace('_', ' '), manifest.path(key).asText()));
              }
            });
    return facts;
  }
}
