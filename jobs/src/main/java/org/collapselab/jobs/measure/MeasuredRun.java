package org.collapselab.jobs.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Version;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunEvent.TextsRead;
import org.collapselab.jobs.event.Stage;
import org.collapselab.jobs.extension.Extensions;
import org.collapselab.jobs.findings.ReportFrame;
import org.collapselab.jobs.findings.RunReport;
import org.collapselab.jobs.findings.Summaries;
import org.collapselab.jobs.human.SampleTexts;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.report.Report.Fact;
import org.collapselab.jobs.scores.RunShape;
import org.collapselab.jobs.scoring.Measurement;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.metrics.replicate.Jackknife;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.text.Tokenizer;

/**
 * Measures texts from any source against human text; {@code collapselab measure} runs it. The first
 * text given counts as generation 0, the second as generation 1, and so on.
 *
 * @param human human text
 * @param generated the texts, a generation each
 * @param tokenizer the tokenizer of all texts
 * @param metrics what is measured
 * @param orders highest order of n-grams that metrics of counts look at
 * @param heldOut share of the human documents held out as a control, in [0, 1)
 * @param seed of the choice of held-out documents
 * @param tokens tokens compared at most; 0 for no limit
 */
public record MeasuredRun(
    CorpusSource human,
    List<CorpusSource> generated,
    Tokenizer tokenizer,
    List<Metric> metrics,
    int orders,
    double heldOut,
    long seed,
    long tokens) {

  static final String ARM = "generated";

  private static final List<String> OURS =
      List.of(
          RunDirectory.MANIFEST,
          RunDirectory.REPORT,
          "scores",
          "samples",
          "spectra",
          "summary",
          "differences",
          "verdicts",
          "half_lives");

  private static final int FOREIGN = 3; // order of n-grams that models of any kind should know

  /**
   * The results of a measurement.
   *
   * @param tokens B, the tokens of each text that were compared
   * @param scores by text, in the order given
   * @param drift scores against the first text, by text; none of the first
   * @param heldOut scores of as much held-out human text; empty if none is held out
   * @param verdicts for people, a line each; empty if there is one text only
   */
  public record Found(
      long tokens,
      List<List<Score>> scores,
      List<List<Score>> drift,
      List<Score> heldOut,
      List<String> verdicts) {}

  /** Throws an exception if the output holds files that must not be overwritten. */
  public static void requireFree(Storage output, boolean overwrite) {
    List<String> there = output.list("");
    InputException.require(
        !output.exists(RunDirectory.SETTINGS) && OURS.containsAll(there),
        "the output folder must be new or hold an earlier measurement, but %s holds other"
            + " files; give another --output",
        output.display());
    InputException.require(
        there.isEmpty() || overwrite,
        "the output folder must be new, but %s holds a measurement; give another --output or"
            + " --overwrite",
        output.display());
  }

  /** Measures, and writes the tables of a run that texts alone can fill, report and manifest. */
  public Found into(Storage output, Configuration hadoop, Events events) {
    MeasuredTexts texts = MeasuredTexts.read(human, generated, tokenizer, heldOut, seed, hadoop);
    events.publish(
        new TextsRead(texts.sources().stream().mapToLong(MeasuredTexts.Input::tokens).sum()));
    long budget = texts.budget(tokens);
    List<Measurement> measured =
        events.during(
            Stage.MEASURE,
            () -> new MeasuredScores(texts, metrics, orders, budget, seed, events).all());
    output.delete(RunDirectory.MANIFEST); // written last: what has it is whole
    RunTables run = new RunTables(output, List.of());
    tables(run, texts, measured);
    RunShape shape =
        new RunShape(
            List.of(ARM), ARM, generated.size() - 1, 1, metrics, Map.of(ARM, FOREIGN), List.of());
    Summaries summaries = Summaries.of(run, shape, notes());
    summaries.write(run);
    RunReport.write(run, shape, frame(texts, budget), summaries);
    Manifest.write(run, manifest(texts, budget));
    return new Found(
        budget,
        measured.stream().map(text -> text.scores(TextKind.GENERATED)).toList(),
        measured.stream().map(text -> text.scores(TextKind.DRIFT)).toList(),
        measured.get(0).scores(TextKind.HELD_OUT),
        summaries.findings().verdicts().lines());
  }

  private static void tables(RunTables output, MeasuredTexts texts, List<Measurement> measured) {
    write(output, Tables.SCORES, (out, t) -> rows(texts, measured, t).scores(out), measured);
    write(output, Tables.SAMPLES, (out, t) -> rows(texts, measured, t).samples(out), measured);
    write(
        output, Tables.SPECTRA, (out, t) -> measured.get(t).spectra(out::row, ARM, 0, t), measured);
    SampleTexts.writeHuman(output, texts.samples().get(0));
  }

  private interface Rows {
    void of(TableWriter out, int generation);
  }

  private static void write(RunTables output, Schema table, Rows rows, List<Measurement> measured) {
    output.add(
        TableWriter.write(
            output.storage(),
            RunDirectory.whole(table),
            table,
            out -> IntStream.range(0, measured.size()).forEach(t -> rows.of(out, t))));
  }

  private static StepRows rows(MeasuredTexts texts, List<Measurement> measured, int generation) {
    return new StepRows(
        ARM,
        0,
        generation,
        Map.of(),
        measured.get(generation).scores(),
        texts.samples().get(generation + 1));
  }

  private List<String> notes() {
    return List.of(
        ("Intervals (95 %%) are for each text alone, by a jackknife over %s blocks of its"
                + " documents: they show how a measure would vary over texts of the same source, not"
                + " over sources. The jackknife does not suit %s.")
            .formatted(
                Jackknife.BLOCKS,
                metrics.stream()
                    .filter(metric -> !metric.jackknifes())
                    .map(Metric::name)
                    .collect(Collectors.joining(", "))),
        "Misfit is how far generation 0 is from human text, drift how far later texts are from"
            + " generation 0 (under a heading of its own); distances to human text mix the two.",
        "The models that wrote these texts are not known, so there are no scores of models.");
  }

  private ReportFrame frame(MeasuredTexts texts, long budget) {
    List<Fact> inputs = new ArrayList<>();
    for (int t = 0; t < texts.sources().size(); t++) {
      MeasuredTexts.Input source = texts.sources().get(t);
      inputs.add(
          new Fact(
              t == 0 ? "human text" : "generation " + (t - 1),
              String.format(
                  Locale.ROOT,
                  "%,d documents, %,d tokens, SHA-256 %s",
                  source.documents(),
                  source.tokens(),
                  source.sha256())));
    }
    return new ReportFrame(
        "Measured texts",
        "Texts against human text, each on its first "
            + String.format(Locale.ROOT, "%,d", budget)
            + " tokens.",
        inputs,
        List.of(
            new Fact("code", Version.text()),
            new Fact("tokenizer", tokenizer.label()),
            new Fact("tokens compared", Long.toString(budget))),
        settings(budget),
        "");
  }

  /** The settings that decide the numbers, apart from the texts. */
  private String settings(long budget) {
    return "tokenizer: %s%s\nheld_out: %s\nseed: %s\ntokens: %s\nmetrics: %s\n"
        .formatted(
            tokenizer.label(),
            human.featuresField().isEmpty() ? "" : "\nfeatures_field: " + human.featuresField(),
            heldOut,
            seed,
            budget,
            metrics.stream().map(Metric::name).toList());
  }

  private Map<String, Object> manifest(MeasuredTexts texts, long budget) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("layout", RunDirectory.LAYOUT);
    manifest.put("code", Version.text());
    manifest.put(Manifest.EXTENSIONS, Extensions.inUse());
    manifest.put("tokenizer", tokenizer.label());
    manifest.put("features_field", human.featuresField());
    manifest.put("metrics", metrics.stream().map(Metric::name).toList());
    manifest.put("orders", orders);
    manifest.put("held_out", heldOut);
    manifest.put("seed", seed);
    manifest.put("tokens_compared", budget);
    manifest.put("inputs", texts.sources());
    return manifest;
  }
}
