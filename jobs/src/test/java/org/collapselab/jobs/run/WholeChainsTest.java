package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.event.RunEvent;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.layout.row.CountRow;
import org.collapselab.jobs.layout.row.MixRow;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.SpectraRow;
import org.collapselab.jobs.run.SmallExperiment.Killed;
import org.collapselab.jobs.run.SmallExperiment.KilledAfter;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains that run as wholes, each in one task: the numbers of step by step, in few files. */
final class WholeChainsTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path corpus;
  private static Path reference; // keep: none, in one go
  private static TreeMap<String, String> referenceFiles;

  @BeforeAll
  static void runReference() {
    corpus = SmallExperiment.corpus(shared);
    reference = shared.resolve("reference");
    SmallExperiment.run(settings(), reference, "local[1]", 1);
    referenceFiles = SmallExperiment.files(reference);
  }

  private static Settings settings(String... overrides) {
    List<String> all = new ArrayList<>(List.of("keep=none"));
    all.addAll(Arrays.asList(overrides));
    return SmallExperiment.settings(corpus, all.toArray(String[]::new));
  }

  private static Completed run(Settings settings, Path output, RunListener listener) {
    return SmallExperiment.run(settings, output, "local[2]", 7, listener);
  }

  private static Completed run(Settings settings, Path output) {
    return run(settings, output, RunListener.NONE);
  }

  @Test
  void sevenPartitionsOnTwoThreadsGiveTheSameBytes() {
    run(settings(), folder.resolve("run"));
    assertSameFiles(folder.resolve("run"));
  }

  /**
   * Every regime, step by step and as wholes. Rejects a history that is forgotten too early, and
   * draws that depend on what else a task does.
   */
  @Test
  void wholeChainsHaveTheNumbersOfStepsByJobs() {
    Path output = folder.resolve("run");
    run(settings("keep=all"), output);
    TreeMap<String, String> files = SmallExperiment.files(output);
    assertTrue(files.containsKey("scores/generation-003.parquet"));
    String same = "differences/differences.parquet";
    assertEquals(files.get(same), referenceFiles.get(same), same);
    assertEquals(SmallExperiment.summary(output), SmallExperiment.summary(reference));
    for (var table : List.of(ScoreRow.class, ModelRow.class, SampleRow.class)) {
      assertEquals(SmallExperiment.rows(output, table), SmallExperiment.rows(reference, table));
    }
  }

  @Test
  void noTableHasMoreThanThreeFiles() {
    Map<String, Long> byFolder =
        referenceFiles.keySet().stream()
            .filter(name -> name.endsWith(".parquet"))
            .collect(Collectors.groupingBy(name -> name.split("/")[0], Collectors.counting()));
    assertEquals(
        Map.of(
            "human", 1L,
            "vocabulary", 1L,
            "scores", 1L,
            "models", 1L,
            "samples", 2L,
            "summary", 1L,
            "differences", 1L,
            "oracle", 1L,
            "verdicts", 1L,
            "half_lives", 1L),
        byFolder);
    assertFalse(Files.exists(reference.resolve(RunDirectory.UNFINISHED)));
  }

  @Test
  void aRunKilledAmongItsChainsGoesOnWhereItWas() throws IOException {
    Path output = folder.resolve("run");
    assertThrows(Killed.class, () -> run(settings(), output, new KilledAfter(1)));
    assertFalse(Files.exists(output.resolve("scores")));
    Path parts = parts(output);
    assertTrue(lists(parts) >= 1, "a task that has finished leaves a list of its parts");
    // What kill -9 may leave behind: half-written parts, scores of a task without its list.
    Path scores = parts.resolve("scores");
    Files.writeString(scores.resolve(".writing-abc-turnover.000000-000002.003.parquet"), "half");
    if (!Files.exists(parts.resolve("human-only.000000-000002.003.json"))) {
      Files.writeString(scores.resolve("human-only.000000-000002.003.parquet"), "old");
    }
    All all = new All();
    run(settings(), output, all);
    assertTrue(all.steps < 8 * 3 * 4, "finished tasks are not run again");
    assertSameFiles(output);
  }

  private static Path parts(Path output) throws IOException {
    try (Stream<Path> folders = Files.list(output.resolve(RunDirectory.UNFINISHED))) {
      return folders.findFirst().orElseThrow();
    }
  }

  private static long lists(Path parts) throws IOException {
    try (Stream<Path> files = Files.list(parts)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  /** Rejects a run that trusts a part that is not as its writer recorded. */
  @Test
  void aDamagedPartIsWrittenAgain() throws IOException {
    Path output = folder.resolve("run");
    assertThrows(Killed.class, () -> run(settings(), output, new KilledAfter(8 * 3 * 4)));
    Path scores = parts(output).resolve("scores/replace.000000-000002.003.parquet");
    byte[] damaged = Files.readAllBytes(scores);
    damaged[damaged.length / 3] ^= 4;
    Files.write(scores, damaged);
    All all = new All();
    run(settings(), output, all);
    assertEquals(3 * 4, all.steps);
    assertSameFiles(output);
  }

  /** Killed when all tasks have finished, and when the first of three tables was joined. */
  @Test
  void aRunKilledWhileTablesAreJoinedEndsWithTheSameBytes() throws IOException {
    Path output = folder.resolve("run");
    assertThrows(Killed.class, () -> run(settings(), output, new KilledAfter(8 * 3 * 4)));
    Files.createDirectories(output.resolve("scores"));
    Files.writeString(output.resolve("scores/chains.parquet"), "of another time");
    run(settings(), output);
    assertSameFiles(output);
  }

  @Test
  void moreReplicatesAndArmsEndWithTheRowsOfOneRun() {
    Path output = folder.resolve("run");
    run(settings("replicates=2", "sweep.regime=[replace, replace-multiple, accumulate]"), output);
    run(settings("replicates=2"), output);
    run(settings(), output);
    ExperimentRunTest.assertSameRows(reference, output);
    assertEquals(referenceFiles.size(), SmallExperiment.files(output).size());
  }

  /** Chains that have left nothing to go on from are run again from their beginning. */
  @Test
  void moreGenerationsEndWithTheBytesOfOneRun() {
    Path output = folder.resolve("run");
    run(settings("generations=1"), output);
    run(settings(), output);
    assertSameFiles(output);
  }

  @Test
  void keepLastKeepsTheLastCorpusOfStepsByJobs() {
    String arms = "sweep.regime=[replace, accumulate]";
    Path last = folder.resolve("last");
    run(settings("keep=last", arms, "replicates=2"), last);
    run(settings("keep=last", arms), last);
    Path all = folder.resolve("all");
    run(settings("keep=all", arms), all);
    for (var table : List.of(CorpusRow.class, MixRow.class, CountRow.class, SpectraRow.class)) {
      List<String> expected = SmallExperiment.rows(all, table);
      expected.removeIf(row -> !row.contains("generation=3"));
      assertFalse(expected.isEmpty());
      assertEquals(expected, SmallExperiment.rows(last, table));
    }
  }

  /**
   * An arm of chains known to be small and one that begins anew with all text there is; the
   * folders' names have spaces. Rejects a folder that tasks take for another one.
   */
  @Test
  void armsMayRunInDifferentWays() {
    for (String baseline : List.of("initial=30 documents", "initial=all")) {
      Path wholes = folder.resolve("wholes " + baseline);
      Path steps = folder.resolve("steps " + baseline);
      run(initials(baseline, "none"), wholes);
      run(initials(baseline, "all"), steps);
      TreeMap<String, String> files = SmallExperiment.files(wholes);
      assertTrue(files.containsKey("scores/chains.parquet"));
      assertTrue(files.containsKey("scores/generation-001.parquet"));
      String same = "differences/differences.parquet";
      assertEquals(SmallExperiment.files(steps).get(same), files.get(same), same);
      assertEquals(SmallExperiment.summary(steps), SmallExperiment.summary(wholes));
    }
  }

  private static Settings initials(String baseline, String keep) {
    String yaml =
        """
        human: {corpus: %s, redraw: true}
        tokenizer: whitespace
        budget: 300 tokens
        generations: 1
        replicates: 2
        baseline: %s
        keep: %s
        sweep: {human.initial: [30 documents, all]}
        """
            .formatted(corpus, baseline, keep);
    return ExperimentFile.parse(yaml, "initials", List.of());
  }

  /**
   * Replicates that begin with the same text, all there is, share M_0. Rejects one that is taken
   * for that of another arm's model.
   */
  @Test
  void chainsThatShareTheirBeginningAreSmallHoweverMuchItIs() {
    String[] arms = {
      "human.initial=all",
      "sweep.regime=[replace, human-only]",
      "sweep.model.smoothing=[maximum-likelihood, witten-bell]",
      "replicates=4"
    };
    Path wholes = folder.resolve("wholes");
    Path steps = folder.resolve("steps");
    run(settings(with(arms, "keep=none")), wholes);
    run(settings(with(arms, "keep=all")), steps);
    TreeMap<String, String> files = SmallExperiment.files(wholes);
    assertTrue(files.containsKey("scores/chains.parquet"));
    assertFalse(files.containsKey("scores/generation-001.parquet"));
    assertEquals(SmallExperiment.summary(steps), SmallExperiment.summary(wholes));
  }

  private static String[] with(String[] overrides, String more) {
    return Stream.concat(Stream.of(overrides), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void humanTextThatRunsOutIsAUsersMistake() {
    Settings settings =
        settings("sweep.regime=[{name: human-only, source: unused}]", "budget=900 tokens");
    InputException exhausted =
        assertThrows(InputException.class, () -> run(settings, folder.resolve("run")));
    assertTrue(exhausted.getMessage().contains("unused human text"), exhausted.getMessage());
  }

  private void assertSameFiles(Path output) {
    TreeMap<String, String> files = SmallExperiment.files(output);
    assertEquals(referenceFiles.navigableKeySet(), files.navigableKeySet());
    assertEquals(
        List.of(),
        files.keySet().stream().filter(f -> !files.get(f).equals(referenceFiles.get(f))).toList());
  }

  /** Hears how many steps there are to do. */
  private static final class All implements RunListener {
    private int steps;

    @Override
    public void on(RunEvent event, Duration time) {
      if (event instanceof StepsDone now) {
        steps = now.all();
      }
    }
  }
}
