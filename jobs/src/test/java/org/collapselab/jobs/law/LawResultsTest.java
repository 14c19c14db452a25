package org.collapselab.jobs.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.TTest;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.collapselab.generator.mix.Accumulate;
import org.collapselab.generator.mix.Regime;
import org.collapselab.generator.mix.Replace;
import org.collapselab.jobs.Experiment;
import org.collapselab.jobs.check.FirstTokens;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.findings.Findings;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.OracleRow;
import org.collapselab.jobs.layout.row.OracleRow.LawVerdict;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.run.Completed;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are held against the exact laws of their arms. */
class LawResultsTest {

  @TempDir static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("theory")
            .config("spark.ui.enabled", "false")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /** A finished run. */
  private record Ran(Settings settings, Storage storage, Completed completed) {

    /** The theory of this run if one arm had had another regime. */
    LawResults as(int changed, Regime regime) {
      List<Arm> arms = new ArrayList<>(settings.arms());
      Arm arm = arms.get(changed);
      arms.set(
          changed,
          new Arm(
              arm.name(),
              arm.human(),
              arm.tokenizer(),
              arm.vocabulary(),
              arm.model(),
              arm.decoding(),
              arm.length(),
              arm.prompt(),
              arm.emitUnknown(),
              regime,
              arm.budget()));
      return Findings.read(
              Manifest.tables(storage), new Settings(settings.protocol(), arms, settings.yaml()))
          .theory();
    }
  }

  private static Ran run(String name, String yaml) {
    Settings settings = ExperimentFile.parse(yaml, name + ".yaml", List.of());
    String output = folder.resolve(name).toString();
    Completed completed = Experiment.run(spark, settings, output, false, RunListener.NONE);
    return new Ran(settings, Storage.at(output, new Configuration()), completed);
  }

  private static String corpus(String name, int documents, int words) throws IOException {
    Stream stream = new Address(7, 0, Purpose.GENERATE, 0).stream(0);
    List<String> lines = new ArrayList<>();
    for (int d = 0; d < documents; d++) {
      StringBuilder line = new StringBuilder();
      long length = words == 1 ? 1 : 1 + stream.nextLong(2L * words - 1);
      for (int i = 0; i < length; i++) {
        long type = Math.min(stream.nextLong(30), stream.nextLong(30));
        line.append(i == 0 ? "" : " ").append("w").append(type);
      }
      lines.add(line.toString());
    }
    Path file = folder.resolve(name + ".txt");
    Files.write(file, lines);
    return file.toString();
  }

  /**
   * Documents with ends and a budget of tokens, where only the numbers of tokens written are known:
   * replace, its control, accumulate and fixed-human obey their laws. Rejects replacement taken for
   * accumulation and the other way round, which makes the run invalid.
   */
  @Test
  void unigramTextObeysItsLawsGivenItsLengths() throws IOException {
    Ran ran =
        run(
            "lengths",
            """
            human: {corpus: %s, held_out: 0, initial: 40 documents}
            tokenizer: whitespace
            model: {name: n-gram, order: 1}
            length: {name: end-token, maximum: 12}
            budget: {size: 60 tokens, growth: 0.5}
            generations: 4
            replicates: 200
            metrics: [sum-p2]
            keep: none
            sweep: {regime: [replace, replace-multiple, accumulate, fixed-human]}
            """
                .formatted(corpus("documents", 80, 4)));
    assertEquals(List.of(), ran.completed().violations());
    List<Line> lines =
        Findings.read(Manifest.tables(ran.storage()), ran.settings()).theory().lines("sum-p2|n:1");
    assertEquals(
        ran.settings().arms().stream().map(Arm::name).toList(),
        lines.stream().map(Line::arm).toList());
    for (Line line : lines) {
      assertEquals(5, line.points().size());
      line.points().forEach(point -> assertEquals(200, point.n()));
    }
    assertTrue(
        Findings.read(Manifest.tables(ran.storage()), ran.settings())
            .theory()
            .lines("types|n:1")
            .isEmpty());
    List<String> wrong = ran.as(0, new Accumulate()).violations();
    assertTrue(wrong.stream().anyMatch(v -> v.contains("generation 2")), () -> "" + wrong);
    assertFalse(ran.as(2, new Replace()).violations().isEmpty());
    assertFalse(
        Findings.read(Manifest.tables(ran.storage()), swapped(ran.settings()))
            .violations()
            .isEmpty(),
        "a violation makes the run invalid");
  }

  /** Settings whose arms have the regimes of each other. */
  private static Settings swapped(Settings settings) {
    List<Arm> arms =
        IntStream.range(0, settings.arms().size())
            .mapToObj(
                i -> {
                  Arm arm = settings.arms().get(i);
                  Arm other = settings.arms().get(settings.arms().size() - 1 - i);
                  return new Arm(
                      arm.name(),
                      arm.human(),
                      arm.tokenizer(),
                      arm.vocabulary(),
                      arm.model(),
                      arm.decoding(),
                      arm.length(),
                      arm.prompt(),
                      arm.emitUnknown(),
                      other.regime(),
                      arm.budget());
                })
            .toList();
    return new Settings(settings.protocol(), arms, settings.yaml());
  }

  /**
   * Documents of one token, H_0 a part of the source that fresh text is drawn from: the regimes
   * that choose documents obey their laws. Rejects each arm taken for another regime.
   */
  @Test
  void documentsOfOneTokenObeyTheLawsOfEveryRegime() throws IOException {
    Ran ran =
        run(
            "singles",
            """
            human: {corpus: %s, held_out: 0, initial: 30 documents}
            tokenizer: whitespace
            model: {name: n-gram, order: 1}
            length: {name: fixed, tokens: 1}
            budget: 20 documents
            generations: 4
            replicates: 200
            metrics: [sum-p2]
            sweep:
              regime:
                - {name: fresh, share: 0.3, drawing: iid}
                - {name: fresh, share: 0.3, drawing: stratified}
                - {name: turnover, share: 0.4}
                - accumulate-subsample
                - human-only
                - {name: fresh, share: 0.3, source: unused}
            """
                .formatted(corpus("words", 300, 1)));
    assertEquals(List.of(), ran.completed().violations());
    List<Line> lines =
        Findings.read(Manifest.tables(ran.storage()), ran.settings()).theory().lines("sum-p2|n:1");
    assertEquals(5, lines.size(), "unused human text has no law here");
    assertFalse(ran.as(2, new Replace()).violations().isEmpty());
    assertFalse(ran.as(3, new Replace()).violations().isEmpty());
    assertFalse(ran.as(4, new Replace()).violations().isEmpty());
    assertFalse(ran.as(0, ran.settings().arms().get(4).regime()).violations().isEmpty());
    assertFalse(ran.as(1, new Replace()).violations().isEmpty());
  }

  private static final String ZIPF =
      """
      human:
        source: {name: zipf, types: 40, exponent: 1, documents: 400, length: 1}
        held_out: 0.1
        initial: 60 documents
        redraw: %s
      tokenizer: whitespace
      model: {name: n-gram, order: 1%s}
      length: {name: fixed, tokens: 1}
      budget: 30 documents
      generations: 3
      replicates: 300
      metrics: [sum-p2, half-mass, types, lost-human-mass, entropy, source-kl, true-support-loss, entropy-error]
      keep: none
      sweep:
        regime:
      """;

  private static String zipf(boolean redraw, String smoothing, String... regimes) {
    StringBuilder yaml = new StringBuilder(ZIPF.formatted(redraw, smoothing));
    for (String regime : regimes) {
      yaml.append("    - ").append(regime).append('\n');
    }
    return yaml.toString();
  }

  private static List<OracleRow> rows(Ran ran, String metric, String law) {
    return Findings.read(Manifest.tables(ran.storage()), ran.settings()).theory().rows().stream()
        .filter(row -> row.metric().equals(metric) && row.law().equals(law))
        .toList();
  }

  /**
   * A known source under replace: types, lost mass, entropy and divergence to the true law obey the
   * binomial matrix, S and the mass of half of the types their exact variance, too. Rejects a
   * budget of one more and a resampling more, for accumulate is another law.
   */
  @Test
  void aKnownSourceObeysEveryLawOfReplace() {
    Ran ran = run("zipf", zipf(false, "", "replace", "accumulate"));
    assertEquals(List.of(), ran.completed().violations());
    for (String metric :
        List.of(
            "types|n:1",
            "lost-human-mass",
            "entropy|n:1|estimator:plug-in",
            "entropy-error|n:1|estimator:plug-in",
            "true-support-loss|n:1")) {
      List<OracleRow> rows = rows(ran, metric, "H4");
      assertEquals(4, rows.size(), metric); // of replace, a generation each
      rows.forEach(row -> assertEquals(LawVerdict.AGREES, row.verdict(), () -> "" + row));
    }
    assertEquals(4, rows(ran, "source-kl|n:1|from:generated", "H7g").size());
    assertEquals(8, rows(ran, "half-mass", "unbiased").size());
    assertEquals(
        4,
        Findings.read(Manifest.tables(ran.storage()), ran.settings())
            .theory()
            .lines("types|n:1")
            .get(0)
            .points()
            .size());
    List<OracleRow> sums = rows(ran, "sum-p2|n:1", "H1");
    sums.forEach(row -> assertEquals("exact variance", row.reason()));
    sums.forEach(row -> assertTrue(Math.abs(row.z()) < 4.5, () -> "" + row));
    assertEquals(8, rows(ran, "first-draw-surprisal-z", "H22").size());
    List<LawVerdict> verdicts = new ArrayList<>();
    TableReader.read(
        ran.storage(),
        RunDirectory.whole(Tables.ORACLE),
        OracleRow.class,
        row -> verdicts.add(row.verdict()));
    assertEquals(
        Findings.read(Manifest.tables(ran.storage()), ran.settings()).theory().rows().stream()
            .map(OracleRow::verdict)
            .toList(),
        verdicts);
    assertFalse(ran.as(1, new Replace()).violations().isEmpty());
    assertFalse(ran.as(0, new Accumulate()).violations().isEmpty());
    for (String metric : List.of("types|n:1", "lost-human-mass", "true-support-loss|n:1")) {
      List<OracleRow> rows = rows(ran, metric, "H4");
      OracleRow first = rows.get(0);
      double later = rows.get(1).expectation(); // a resampling more
      assertTrue(Math.abs(first.mean() - later) >= 9 * first.standardError(), metric);
    }
  }

  /**
   * Every replicate draws its own H_0 from the source's documents: the laws begin at (N S - 1) / (N
   * - 1), and unused text has a law. Rejects a shared H_0, and text drawn with replacement taken
   * for unused text by way of another regime.
   */
  @Test
  void redrawnTextObeysTheLawsFromTheWholeTextOn() {
    Ran ran =
        run(
            "redrawn",
            zipf(
                true,
                "",
                "replace",
                "accumulate",
                "fixed-human",
                "turnover",
                "accumulate-subsample",
                "{name: fresh, share: 0.5, source: unused}",
                "{name: fresh, share: 0.5, drawing: iid}",
                "{name: human-only, source: unused}"));
    assertEquals(List.of(), ran.completed().violations());
    LawResults theory = Findings.read(Manifest.tables(ran.storage()), ran.settings()).theory();
    assertEquals(8, theory.lines("sum-p2|n:1").size());
    assertEquals(8, theory.lines("half-mass").size());
    assertFalse(ran.as(5, new Replace()).violations().isEmpty());
    assertFalse(ran.as(7, new Replace()).violations().isEmpty());
  }

  /**
   * H21 in a run: under a bigram model and a budget of documents the first tokens of documents obey
   * the laws of every regime. Rejects each taken for another.
   */
  @Test
  void beginningsOfDocumentsObeyTheLawsOfEveryRegime() throws IOException {
    Ran ran =
        run(
            "beginnings",
            """
            human: {corpus: %s, held_out: 0, initial: 60 documents}
            tokenizer: whitespace
            model: {name: n-gram, order: 2}
            length: {name: end-token, maximum: 12}
            budget: 40 documents
            generations: 3
            replicates: 200
            metrics: []
            keep: none
            sweep: {regime: [replace, accumulate, turnover, {name: fresh, share: 0.5}]}
            """
                .formatted(corpus("sentences", 200, 4)));
    assertEquals(List.of(), ran.completed().violations());
    assertEquals(16, rows(ran, FirstTokens.METRIC, "H21").size());
    assertFalse(ran.as(0, new Accumulate()).violations().isEmpty());
    assertFalse(ran.as(3, new Replace()).violations().isEmpty());
  }

  /** H7d in a run: add-k over the vocabulary and {@code <unk>}. Rejects maximum likelihood. */
  @Test
  void smoothedTextObeysItsLaw() {
    Ran ran = run("smoothed", zipf(false, ", smoothing: {name: add-k, k: 1}", "replace"));
    assertEquals(List.of(), ran.completed().violations());
    List<OracleRow> rows = rows(ran, "sum-p2|n:1", "H7d");
    assertEquals(4, rows.size());
    rows.forEach(row -> assertEquals(LawVerdict.AGREES, row.verdict(), () -> "" + row));
    Arm arm = ran.settings().arms().get(0);
    Arm plain =
        new Arm(
            arm.name(),
            arm.human(),
            arm.tokenizer(),
            arm.vocabulary(),
            new NGram(1, new Smoothing.MaximumLikelihood(), Support.OBSERVED),
            arm.decoding(),
            arm.length(),
            arm.prompt(),
            arm.emitUnknown(),
            arm.regime(),
            arm.budget());
    Settings wrong = new Settings(ran.settings().protocol(), List.of(plain), ran.settings().yaml());
    assertFalse(
        Findings.read(Manifest.tables(ran.storage()), wrong).theory().violations().isEmpty());
  }

  /**
   * Few replicates: what has an exact variance is tested by Chebyshev's inequality, the rest is not
   * testable, and neither can make a run of ordinary luck invalid.
   */
  @Test
  void fewReplicatesAreTestedOnlyWhereTheVarianceIsExact() {
    Ran ran =
        run(
            "few",
            zipf(false, "", "replace", "turnover").replace("replicates: 300", "replicates: 2"));
    assertEquals(List.of(), ran.completed().violations());
    rows(ran, "sum-p2|n:1", "H1").forEach(row -> assertTrue(row.reason().contains("Chebyshev")));
    List<OracleRow> types = rows(ran, "types|n:1", "H4");
    assertEquals(4, types.size());
    types.forEach(row -> assertEquals(LawVerdict.NOT_TESTABLE, row.verdict()));
    rows(ran, "sum-p2|n:1", "H7c")
        .forEach(row -> assertEquals(LawVerdict.NOT_TESTABLE, row.verdict()));
  }

  /**
   * Skew scores raise no false alarm: 20,000 means of 30 squares of a normal number, as S has for
   * two equal types. Rejects Student's statistic alone, whose tail is eighteen times too long.
   */
  @Test
  void skewScoresRaiseNoFalseAlarm() {
    int trials = 20_000;
    int low = 0;
    int student = 0;
    Stream stream = new Address(11, 0, Purpose.GENERATE, 0).stream(0);
    for (int trial = 0; trial < trials; trial++) {
      double[] values = new double[30];
      for (int i = 0; i < values.length; i++) {
        double normal = -6;
        for (int u = 0; u < 12; u++) {
          normal += stream.nextDouble();
        }
        values[i] = normal * normal - 1;
      }
      low += LawTest.probability(values) < 1e-3 ? 1 : 0;
      student += new TTest().tTest(0, values) < 1e-3 ? 1 : 0;
    }
    assertTrue(low <= 60, low + " of " + trials + " below 1e-3");
    assertTrue(student > 200, student + " of " + trials + " below 1e-3 under Student's alone");
  }

  /** A mean that is nine standard errors off is found with 30 replicates, one of two is not. */
  @Test
  void meansThatAreOffAreFound() {
    double[] values = new double[30];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 14.5) / 8.803; // standard deviation 1
    }
    double error = 1 / Math.sqrt(30);
    assertTrue(LawTest.probability(shifted(values, 9 * error)) < 1e-8);
    assertTrue(LawTest.probability(shifted(values, 2 * error)) > 0.05);
    assertEquals(1, LawTest.probability(new double[30]));
  }

  private static double[] shifted(double[] values, double by) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] + by).toArray();
  }
}
