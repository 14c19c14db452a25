package org.collapselab.jobs.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Version;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.HalfLifeRow;
import org.collapselab.jobs.layout.row.VerdictRow;
import org.collapselab.jobs.measure.TextMeasurement.Measured;
import org.collapselab.jobs.report.Report;
import org.collapselab.jobs.report.ReportPage;
import org.collapselab.jobs.report.VerdictTables;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.text.Tokenizer;

/**
 * Texts that anybody wrote, measured against human text: what {@code collapselab measure} does. The
 * first text given counts as generation 0, the second as generation 1, and so on.
 *
 * @param human human text
 * @param generated the texts, a generation each
 * @param tokenizer what cuts all of them into tokens
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

  private static final String REPORT = "report.html";
  private static final String MANIFEST = "manifest.json"; // written last: what has it is whole
  private static final String SCORES = "scores/scores.parquet";
  private static final String SPECTRA = "spectra/spectra.parquet";
  private static final String SUMMARY = "summary/summary.parquet";
  private static final String VERDICTS = "verdicts/verdicts.parquet";
  private static final String HALF_LIVES = "half_lives/half_lives.parquet";
  private static final List<String> OURS =
      List.of(MANIFEST, REPORT, "scores", "spectra", "summary", "verdicts", "half_lives");

  /**
   * What was found.
   *
   * @param tokens B, the tokens of each text that were compared
   * @param scores by text, in the order given
   * @param drift scores against the first text, by text; none of the first
   * @param heldOut scores of as much held-out human text; empty where none is held out
   * @param verdicts for people, a line each; empty where there is one text only
   */
  public record Found(
      long tokens,
      List<List<Score>> scores,
      List<List<Score>> drift,
      List<Score> heldOut,
      List<String> verdicts) {}

  /** Is told how far a measurement is. */
  public interface Watch {

    /** Texts have been read, so many tokens in all. */
    void read(long tokens);

    /** So many of all texts have been measured, controls among them; threads tell of theirs. */
    void measured(int done, int all);
  }

  /** Refuses to write over what is there. */
  public static void requireFree(Storage output, boolean overwrite) {
    List<String> there = output.list("");
    if (output.exists("experiment.yaml") || !OURS.containsAll(there)) {
      throw new InputException(
          "the output folder must be new or hold an earlier measurement, but "
              + output.display()
              + " holds other files; give another --output");
    }
    if (!there.isEmpty() && !overwrite) {
      throw new InputException(
          "the output folder must be new, but "
              + output.display()
              + " holds a measurement; give another --output or --overwrite");
    }
  }

  /** Measures, and writes scores, spectra, report and manifest. */
  public Found into(Storage output, Watch watch) {
    MeasuredTexts texts = MeasuredTexts.read(human, generated, tokenizer, heldOut, seed);
    watch.read(texts.sources().stream().mapToLong(MeasuredTexts.Input::tokens).sum());
    TextMeasurement found = TextMeasurement.of(texts, metrics, orders, tokens, seed, watch);
    MeasuredFindings findings = MeasuredFindings.of(found);
    output.delete(MANIFEST);
    tables(output, found);
    List.of(VERDICTS, HALF_LIVES).forEach(output::delete); // of an earlier measurement
    findings
        .verdicts()
        .ifPresent(
            verdicts -> TableWriter.write(output, VERDICTS, VerdictRow.class, verdicts::rows));
    TableWriter.write(output, HALF_LIVES, HalfLifeRow.class, findings.halfLives()::rows);
    Report report = new MeasuredReport(this, texts, found, findings).report();
    output.text(REPORT, ReportPage.html(report));
    output.text(MANIFEST, json(manifest(texts, found)));
    return new Found(
        found.budget(),
        found.generated().stream().map(Measured::scores).toList(),
        found.generated().stream().map(Measured::drift).toList(),
        found.heldOut(),
        findings.verdicts().map(VerdictTables::lines).orElse(List.of()));
  }

  private static void tables(Storage output, TextMeasurement found) {
    TableWriter.write(
        output,
        SCORES,
        Tables.SCORES,
        out -> {
          for (int t = 0; t < found.generated().size(); t++) {
            Measured text = found.generated().get(t);
            rows(out, t, "generated", text.scores());
            rows(out, t, "drift", text.drift());
          }
          rows(out, 0, "held-out", found.heldOut());
          rows(out, 0, "floor", found.floor());
        });
    TableWriter.write(
        output,
        SUMMARY,
        Tables.SUMMARY,
        out -> {
          for (int t = 0; t < found.generated().size(); t++) {
            Measured text = found.generated().get(t);
            summary(out, t, "generated", text.scores(), text.margins());
            summary(out, t, "drift", text.drift(), Map.of());
          }
        });
    TableWriter.write(
        output,
        SPECTRA,
        Tables.SPECTRA,
        out -> {
          for (int t = 0; t < found.generated().size(); t++) {
            spectra(out, t, found.generated().get(t).spectra());
          }
        });
  }

  private static void rows(TableWriter out, int generation, String of, List<Score> scores) {
    for (Score score : scores) {
      out.row(ARM, 0, generation, of, score.metric(), score.signature(), score.value());
    }
  }

  private static void summary(
      TableWriter out, int generation, String of, List<Score> scores, Map<String, Double> margins) {
    for (Score score : scores) {
      double margin = margins.getOrDefault(score.metric(), Double.NaN);
      out.row(
          ARM,
          generation,
          of,
          score.metric(),
          score.signature(),
          1,
          score.value(),
          Double.NaN,
          score.value() - margin,
          score.value() + margin);
    }
  }

  private static void spectra(TableWriter out, int generation, List<JointSpectrum> spectra) {
    for (int n = 1; n <= spectra.size(); n++) {
      JointSpectrum spectrum = spectra.get(n - 1);
      for (int row = 0; row < spectrum.rows(); row++) {
        out.row(
            ARM,
            0,
            generation,
            n,
            spectrum.human(row),
            spectrum.generated(row),
            spectrum.types(row));
      }
    }
  }

  private Map<String, Object> manifest(MeasuredTexts texts, TextMeasurement found) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", 1);
    manifest.put("code", Version.text());
    manifest.put("tokenizer", tokenizer.label());
    manifest.put("features_field", human.featuresField());
    manifest.put("metrics", metrics.stream().map(Metric::name).toList());
    manifest.put("orders", orders);
    manifest.put("held_out", heldOut);
    manifest.put("seed", seed);
    manifest.put("tokens_compared", found.budget());
    List<Object> inputs = new ArrayList<>(texts.sources());
    manifest.put("inputs", inputs);
    return manifest;
  }

  private static String json(Map<String, Object> manifest) {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(manifest)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
