package org.collapselab.jobs.run;

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
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are held against the exact laws of their arms. */
class TheoryTest {

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
    Theory as(int changed, Regime regime) {
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
      return Theory.of(storage, new Settings(settings.run(), arms, settings.yaml()));
    }
  }

  private static Ran run(String name, String yaml) {
    Settings settings = Settings.parse(yaml, name + ".yaml", List.of());
    String output = folder.resolve(name).toString();
    Completed completed = Experiment.run(spark, settings, output, false, Progress.SILENT);
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
    List<Line> lines = Theory.of(ran.storage(), ran.settings()).lines("sum-p2|n:1");
    assertEquals(
        ran.settings().arms().stream().map(Arm::name).toList(),
        lines.stream().map(Line::arm).toList());
    for (Line line : lines) {
      assertEquals(5, line.points().size());
      line.points().forEach(point -> assertEquals(200, point.n()));
    }
    assertTrue(Theory.of(ran.storage(), ran.settings()).lines("types|n:1").isEmpty());
    List<String> wrong = ran.as(0, new Accumulate()).violations();
    assertTrue(wrong.stream().anyMatch(v -> v.contains("generation 2")), () -> "" + wrong);
    assertFalse(ran.as(2, new Replace()).violations().isEmpty());
    assertFalse(
        Findings.read(ran.storage(), swapped(ran.settings())).violations().isEmpty(),
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
    return new Settings(settings.run(), arms, settings.yaml());
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
    List<Line> lines = Theory.of(ran.storage(), ran.settings()).simpson();
    assertEquals(5, lines.size(), "unused human text has no law here");
    assertFalse(ran.as(2, new Replace()).violations().isEmpty());
    assertFalse(ran.as(3, new Replace()).violations().isEmpty());
    assertFalse(ran.as(4, new Replace()).violations().isEmpty());
    assertFalse(ran.as(0, ran.settings().arms().get(4).regime()).violations().isEmpty());
    assertFalse(ran.as(1, new Replace()).violations().isEmpty());
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
      low += Theory.probability(values) < 1e-3 ? 1 : 0;
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
    assertTrue(Theory.probability(shifted(values, 9 * error)) < 1e-8);
    assertTrue(Theory.probability(shifted(values, 2 * error)) > 0.05);
    assertEquals(1, Theory.probability(new double[30]));
  }

  private static double[] shifted(double[] values, double by) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] + by).toArray();
  }
}
