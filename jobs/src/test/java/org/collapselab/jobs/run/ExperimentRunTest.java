package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.collapselab.jobs.Experiment;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.layout.row.CountRow;
import org.collapselab.jobs.layout.row.DifferenceRow;
import org.collapselab.jobs.layout.row.HumanRow;
import org.collapselab.jobs.layout.row.MixRow;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.SpectraRow;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.VocabularyRow;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole loop on Spark: equal bytes, resuming, extending, refusing. */
final class ExperimentRunTest {

  static final List<Class<? extends Record>> TABLES =
      List.of(
          CorpusRow.class,
          MixRow.class,
          CountRow.class,
          SpectraRow.class,
          ScoreRow.class,
          ModelRow.class,
          SampleRow.class,
          HumanRow.class,
          VocabularyRow.class,
          SummaryRow.class,
          DifferenceRow.class);

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path corpus;
  private static Path reference; // local[1], one partition, in one go
  private static TreeMap<String, String> referenceFiles;

  @BeforeAll
  static void runReference() {
    corpus = SmallExperiment.corpus(shared);
    reference = shared.resolve("reference");
    Completed completed =
        SmallExperiment.run(SmallExperiment.settings(corpus), reference, "local[1]", 1);
    assertEquals(List.of(), completed.violations());
    referenceFiles = SmallExperiment.files(reference);
  }

  @Test
  void sevenPartitionsOnTwoThreadsGiveTheSameBytes() {
    Path output = folder.resolve("run");
    SmallExperiment.run(SmallExperiment.settings(corpus), output, "local[2]", 7);
    assertSameFiles(SmallExperiment.files(output));
  }

  /**
   * Rejects a change of results that nobody has noticed: a changed hash needs a line in the
   * changelog.
   */
  @Test
  void theResultsAreThoseOfTheGoldenRun() throws IOException {
    StringBuilder seen = new StringBuilder();
    referenceFiles.forEach(
        (name, sha256) -> {
          if (name.endsWith(".parquet")) {
            seen.append(sha256).append("  ").append(name).append('\n');
          }
        });
    Path golden = Path.of("src/test/resources/golden-run.sha256");
    Path fresh = Path.of("target/golden-run.sha256");
    Files.writeString(fresh, seen);
    assertEquals(
        Files.exists(golden) ? Files.readString(golden) : "",
        seen.toString(),
        "results have changed: where that is meant, copy jobs/"
            + fresh
            + " over jobs/"
            + golden
            + " and write a 'Results change' line in CHANGELOG.md");
  }

  @Test
  void aRunKilledInAnyGenerationEndsWithTheSameBytes() throws IOException {
    Path output = folder.resolve("run");
    Settings settings = SmallExperiment.settings(corpus);
    assertThrows(
        Killed.class, () -> SmallExperiment.run(settings, output, "local[2]", 3, new KilledIn(2)));
    // What kill -9 may leave behind: a half-written file, a shard of the unfinished generation.
    Path unfinished = output.resolve("corpora");
    Files.writeString(unfinished.resolve(".writing-abc-generation-002.parquet"), "half");
    Files.writeString(unfinished.resolve("generation-002.parquet"), "old");
    assertFalse(Files.exists(output.resolve("report.html")));
    SmallExperiment.run(settings, output, "local[2]", 3);
    assertSameFiles(SmallExperiment.files(output));
  }

  /**
   * Rejects a run that needs the counts it carried on, that trusts them when they are damaged, or
   * that reads old text although it has them.
   */
  @Test
  void carriedCountsSpareOldTextAndChangeNothing() throws IOException {
    Settings settings =
        SmallExperiment.settings(corpus, "sweep.regime=[accumulate]", "drift=false");
    Path whole = folder.resolve("whole");
    SmallExperiment.run(settings, whole, "local[2]", 1);
    String carried = "carried/generation-001/accumulate.000000-000002.counts";
    for (String without : List.of(carried, "")) {
      Path output = folder.resolve("without" + without.length());
      assertThrows(
          Killed.class,
          () -> SmallExperiment.run(settings, output, "local[2]", 1, new KilledIn(2)));
      if (without.isEmpty()) {
        byte[] damaged = Files.readAllBytes(output.resolve(carried));
        damaged[damaged.length / 2]++;
        Files.write(output.resolve(carried), damaged);
      } else {
        Files.delete(output.resolve(without));
      }
      SmallExperiment.run(settings, output, "local[2]", 1);
      assertEquals(SmallExperiment.files(whole), SmallExperiment.files(output), without);
      assertFalse(Files.exists(output.resolve("carried")));
    }
  }

  @Test
  void moreGenerationsEndWithTheBytesOfOneRun() {
    Path output = folder.resolve("run");
    SmallExperiment.run(SmallExperiment.settings(corpus, "generations=1"), output, "local[2]", 3);
    SmallExperiment.run(SmallExperiment.settings(corpus), output, "local[2]", 3);
    assertSameFiles(SmallExperiment.files(output));
  }

  @Test
  void moreReplicatesAndArmsEndWithTheTablesOfOneRun() {
    Path output = folder.resolve("run");
    String fewer = "sweep.regime=[replace, replace-multiple, accumulate, accumulate-subsample]";
    SmallExperiment.run(
        SmallExperiment.settings(corpus, "replicates=2", fewer), output, "local[2]", 3);
    SmallExperiment.run(SmallExperiment.settings(corpus), output, "local[2]", 3);
    assertSameRows(reference, output);
    TreeMap<String, String> files = SmallExperiment.files(output);
    for (Schema table : Tables.FOLLOWING) {
      String name = RunDirectory.whole(table);
      assertEquals(referenceFiles.get(name), files.get(name), name);
    }
    assertEquals(referenceFiles.size(), files.size(), "files of a generation are joined");
  }

  /**
   * Rejects parts that stay files of their own and are then read for other chains, or not at all.
   */
  @ParameterizedTest
  @ValueSource(strings = {"all", "none"})
  void partsTooLargeToBeJoinedHaveTheSameRows(String keep) {
    Path output = folder.resolve("run");
    PartSizes sizes = new PartSizes(PartSizes.USUAL.partTokens(), PartSizes.USUAL.humanBytes(), 0);
    Settings settings = SmallExperiment.settings(corpus, "keep=" + keep);
    SmallExperiment.run(settings, output, "local[2]", 3, sizes, Progress.SILENT);
    Path joined = folder.resolve("joined");
    SmallExperiment.run(settings, joined, "local[2]", 3);
    assertSameRows(joined, output);
    TreeMap<String, String> files = SmallExperiment.files(output);
    assertTrue(files.size() > SmallExperiment.files(joined).size());
    for (Schema table : Tables.FOLLOWING) {
      String name = RunDirectory.whole(table);
      assertEquals(SmallExperiment.files(joined).get(name), files.get(name), name);
    }
  }

  /** Every table has the same rows, in whatever files. */
  static void assertSameRows(Path expected, Path output) {
    for (Class<? extends Record> table : TABLES) {
      assertEquals(
          SmallExperiment.rows(expected, table),
          SmallExperiment.rows(output, table),
          table::getName);
    }
  }

  @Test
  void aFinishedRunIsFoundCompleteAndNotTouched() throws IOException {
    Path output = folder.resolve("run");
    Settings settings = SmallExperiment.settings(corpus, "sweep.regime=[replace]", "generations=1");
    SmallExperiment.run(settings, output, "local[1]", 1);
    long written = Files.getLastModifiedTime(output.resolve("manifest.json")).toMillis();
    SmallExperiment.run(settings, output, "local[1]", 1);
    assertEquals(written, Files.getLastModifiedTime(output.resolve("manifest.json")).toMillis());
  }

  @Test
  void otherSettingsOnAFinishedRunRefuse() {
    TreeMap<String, String> before = SmallExperiment.files(reference);
    for (String other :
        List.of(
            "seed=2",
            "model.order=3",
            "generations=2",
            "replicates=1",
            "budget=200 tokens",
            "keep=last")) {
      InputException refused =
          assertThrows(
              InputException.class,
              () ->
                  SmallExperiment.run(
                      SmallExperiment.settings(corpus, other), reference, "local[1]", 1));
      assertTrue(refused.getMessage().contains("--overwrite"), refused.getMessage());
      assertEquals(1, refused.getMessage().lines().count());
    }
    assertEquals(before, SmallExperiment.files(reference));
  }

  @Test
  void aChangedCorpusRefusesToExtend() throws IOException {
    Path changing = Files.copy(corpus, folder.resolve("changing.txt"));
    Path output = folder.resolve("run");
    String one = "sweep.regime=[replace]";
    SmallExperiment.run(
        SmallExperiment.settings(changing, one, "generations=0"), output, "local[1]", 1);
    Files.writeString(changing, Files.readString(changing) + "one more document\n");
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                SmallExperiment.run(
                    SmallExperiment.settings(changing, one), output, "local[1]", 1));
    assertTrue(refused.getMessage().contains("has changed"), refused.getMessage());
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws IOException {
    Path output = Files.createDirectories(folder.resolve("precious"));
    Files.writeString(output.resolve("thesis.txt"), "ten years of work");
    assertThrows(
        InputException.class,
        () -> SmallExperiment.run(SmallExperiment.settings(corpus), output, "local[1]", 1));
    assertEquals(1, SmallExperiment.files(output).size());
  }

  @Test
  void humanTextThatRunsOutIsAUsersMistake() {
    Settings settings =
        SmallExperiment.settings(
            corpus, "sweep.regime=[{name: human-only, source: unused}]", "budget=900 tokens");
    InputException exhausted =
        assertThrows(
            InputException.class,
            () -> SmallExperiment.run(settings, folder.resolve("run"), "local[2]", 2));
    assertTrue(exhausted.getMessage().contains("unused human text"), exhausted.getMessage());
  }

  @Test
  void keepLastKeepsTheLastCorpusAndAllScores() {
    Path output = folder.resolve("run");
    Settings settings =
        SmallExperiment.settings(
            corpus,
            "sweep.regime=[replace, accumulate]",
            "human={initial: all, redraw: true, corpus: " + corpus + "}",
            "keep=last");
    SmallExperiment.run(settings, output, "local[2]", 2);
    TreeMap<String, String> files = SmallExperiment.files(output);
    assertFalse(files.containsKey("corpora/generation-002.parquet"));
    assertTrue(files.containsKey("corpora/generation-003.parquet"));
    assertTrue(files.containsKey("scores/generation-000.parquet"));
    assertTrue(files.containsKey("human/human.parquet"));
  }

  @Test
  void aCallersSessionKeepsRunningWithItsSettings() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "3")
            .getOrCreate();
    try {
      Settings settings =
          SmallExperiment.settings(corpus, "sweep.regime=[replace]", "generations=0");
      Experiment.run(spark, settings, folder.resolve("run").toString(), false, Progress.SILENT);
      assertFalse(spark.sparkContext().isStopped());
      assertEquals("3", spark.conf().get("spark.sql.shuffle.partitions"));
      assertEquals(3, spark.range(3).count());
    } finally {
      spark.stop();
    }
  }

  private static void assertSameFiles(TreeMap<String, String> files) {
    assertEquals(referenceFiles.navigableKeySet(), files.navigableKeySet());
    assertEquals(
        List.of(),
        files.keySet().stream().filter(f -> !files.get(f).equals(referenceFiles.get(f))).toList());
  }

  static final class Killed extends RuntimeException {}

  /** Stops the driver while a generation is under way. */
  record KilledIn(int generation) implements Progress {
    @Override
    public void stage(String what) {}

    @Override
    public void chains(int done, int all) {}

    @Override
    public void steps(int at, int generations, int done, int all) {
      if (at == generation) {
        throw new Killed();
      }
    }
  }
}
