package org.collapselab.jobs.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.Version;
import org.collapselab.jobs.report.ControlCurves;
import org.collapselab.jobs.report.Curves;
import org.collapselab.jobs.report.Report;
import org.collapselab.jobs.report.Report.Curve;
import org.collapselab.jobs.report.Report.Fact;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.report.Report.Sample;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Score;

/** The page of measured texts. */
final class MeasuredReport {

  private final MeasuredRun run;
  private final MeasuredTexts texts;
  private final TextMeasurement found;
  private final MeasuredFindings findings;

  MeasuredReport(
      MeasuredRun run, MeasuredTexts texts, TextMeasurement found, MeasuredFindings findings) {
    this.run = run;
    this.texts = texts;
    this.found = found;
    this.findings = findings;
  }

  Report report() {
    List<Curve> curves = curves();
    List<Curve> all = new ArrayList<>(curves);
    all.addAll(drift());
    return new Report(
        "Measured texts",
        "Texts against human text, each on its first "
            + String.format(Locale.ROOT, "%,d", found.budget())
            + " tokens.",
        List.of(MeasuredRun.ARM),
        MeasuredRun.ARM,
        texts.generated().size() - 1,
        1,
        findings.tables(),
        all,
        Curves.families(curves, run.metrics()),
        samples(),
        texts.samples().get(0),
        facts(),
        List.of(
            new Fact("code", Version.text()),
            new Fact("tokenizer", run.tokenizer().label()),
            new Fact("tokens compared", Long.toString(found.budget()))),
        settings(),
        "",
        "",
        List.of(
            "Intervals are of one text each, by a jackknife over 20 blocks of documents (95 %): they tell"
                + " how the measure would vary over texts of the same source, not over sources. It does"
                + " not suit "
                + run.metrics().stream()
                    .filter(metric -> !metric.jackknifes())
                    .map(Metric::name)
                    .collect(Collectors.joining(", "))
                + ".",
            "Misfit is how far generation 0 is from human text, drift how far later texts are from generation 0 (under"
                + " a heading of its own); distances to human text mix the two.",
            "Models are not known here, so that scores of models are absent."));
  }

  /** What decides the numbers besides the texts. */
  private String settings() {
    return "tokenizer: "
        + run.tokenizer().label()
        + (run.human().featuresField().isEmpty()
            ? ""
            : "\nfeatures_field: " + run.human().featuresField())
        + "\nheld_out: "
        + run.heldOut()
        + "\nseed: "
        + run.seed()
        + "\ntokens: "
        + found.budget()
        + "\nmetrics: "
        + run.metrics().stream().map(Metric::name).toList()
        + "\n";
  }

  private List<Curve> curves() {
    Map<String, List<Point>> points = new LinkedHashMap<>();
    Map<String, String> signatures = new LinkedHashMap<>();
    for (int t = 0; t < found.generated().size(); t++) {
      for (Score score : found.generated().get(t).scores()) {
        points.computeIfAbsent(score.metric(), m -> new ArrayList<>()).add(point(t, score));
        signatures.put(score.metric(), score.signature());
      }
    }
    Map<String, Double> control = new LinkedHashMap<>();
    found.heldOut().forEach(score -> control.put(score.metric(), score.value()));
    Set<String> names = new LinkedHashSet<>(Curves.HEADLINES);
    names.retainAll(points.keySet());
    names.addAll(points.keySet());
    List<Curve> curves = new ArrayList<>();
    for (String name : names) {
      Metric metric = Curves.metric(name, run.metrics()).orElseThrow();
      List<Line> human = control.containsKey(name) ? lines(constant(control.get(name))) : List.of();
      curves.add(
          Curves.of(
              name,
              metric,
              signatures.get(name),
              lines(points.get(name)),
              human,
              List.of(),
              List.of()));
    }
    return curves;
  }

  private List<Curve> drift() {
    Map<String, List<Point>> points = new LinkedHashMap<>();
    Map<String, String> signatures = new LinkedHashMap<>();
    for (int t = 1; t < found.generated().size(); t++) {
      for (Score score : found.generated().get(t).drift()) {
        points
            .computeIfAbsent(score.metric(), m -> new ArrayList<>())
            .add(Point.of(t, 1, score.value()));
        signatures.put(score.metric(), score.signature());
      }
    }
    List<Curve> curves = new ArrayList<>();
    points.forEach(
        (name, line) ->
            curves.add(
                ControlCurves.drift(
                    name,
                    Curves.metric(name, run.metrics()).orElseThrow(),
                    signatures.get(name),
                    lines(line))));
    return curves;
  }

  private Point point(int t, Score score) {
    Double margin = found.generated().get(t).margins().get(score.metric());
    return margin == null || Double.isInfinite(score.value())
        ? Point.of(t, 1, score.value())
        : Point.of(t, 1, score.value(), score.value() - margin, score.value() + margin);
  }

  private List<Point> constant(double value) {
    List<Point> points = new ArrayList<>();
    for (int t = 0; t < found.generated().size(); t++) {
      points.add(Point.of(t, 1, value));
    }
    return points;
  }

  private static List<Line> lines(List<Point> points) {
    return List.of(new Line(MeasuredRun.ARM, points));
  }

  private List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (int t = 0; t < texts.generated().size(); t++) {
      samples.add(new Sample(MeasuredRun.ARM, t, texts.samples().get(t + 1)));
    }
    return samples;
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    for (int t = 0; t < texts.sources().size(); t++) {
      MeasuredTexts.Input source = texts.sources().get(t);
      facts.add(
          new Fact(
              t == 0 ? "human text" : "generation " + (t - 1),
              String.format(
                  Locale.ROOT,
                  "%,d documents, %,d tokens, SHA-256 %s",
                  source.documents(),
                  source.tokens(),
                  source.sha256())));
    }
    return facts;
  }
}
