package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.loop.Mixture;
import org.collapselab.jobs.run.SmallExperiment.Killed;
import org.collapselab.jobs.run.SmallExperiment.KilledAfter;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.OnClassPath;
import org.collapselab.trainer.model.LanguageModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A model that is none of counts, is handed on from generation to generation and has to be closed,
 * through everything that an n-gram model goes through: nothing in jobs knows it.
 */
final class UncountedModelTest {

  private static final String WEIGHTS = "weights/generation-003.replace.000001-000001.model";

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path corpus;
  private static Path reference; // every regime, a job a generation, one partition, in one go
  private static TreeMap<String, String> referenceFiles;

  @BeforeAll
  static void runReference() {
    corpus = SmallExperiment.corpus(shared);
    reference = shared.resolve("reference");
    Completed completed = run(reference, 1);
    assertEquals(List.of(), completed.violations());
    referenceFiles = SmallExperiment.files(reference);
  }

  @AfterEach
  void everythingIsClosed() {
    assertEquals(0, Mixture.OPEN.get());
  }

  private static <T> T known(Supplier<T> body) {
    return OnClassPath.with(LanguageModel.class, Mixture.class, shared.resolve("jar"), body);
  }

  private static Settings settings(String... overrides) {
    List<String> all = new ArrayList<>(List.of("model={name: mixture}"));
    all.addAll(Arrays.asList(overrides));
    return SmallExperiment.settings(corpus, all.toArray(String[]::new));
  }

  private static Completed run(Path output, int partitions, String... overrides) {
    return run(output, partitions, RunListener.NONE, overrides);
  }

  private static Completed run(
      Path output, int partitions, RunListener listener, String... overrides) {
    String master = partitions == 1 ? "local[1]" : "local[2]";
    return known(
        () -> SmallExperiment.run(settings(overrides), output, master, partitions, listener));
  }

  private static void assertSameFiles(TreeMap<String, String> expected, Path output) {
    TreeMap<String, String> files = SmallExperiment.files(output);
    assertEquals(expected.navigableKeySet(), files.navigableKeySet());
    assertEquals(
        List.of(),
        files.keySet().stream().filter(f -> !files.get(f).equals(expected.get(f))).toList());
  }

  @Test
  void sevenPartitionsGiveTheSameBytes() {
    run(folder.resolve("run"), 7);
    assertSameFiles(referenceFiles, folder.resolve("run"));
  }

  /** Rejects models of generations that nobody will start from. */
  @Test
  void onlyTheLastModelsStay() {
    List<String> models =
        referenceFiles.keySet().stream().filter(name -> name.endsWith(".model")).toList();
    assertEquals(8 * 3, models.size());
    assertTrue(models.stream().allMatch(name -> name.startsWith("weights/generation-003.")));
    assertTrue(models.contains(WEIGHTS));
  }

  /** Every regime, as wholes and step by step: the model is handed on in memory or in a file. */
  @Test
  void wholeChainsHaveTheNumbersOfStepsByJobs() {
    Path one = folder.resolve("one");
    run(one, 1, "keep=none");
    TreeMap<String, String> files = SmallExperiment.files(one);
    assertTrue(files.containsKey("scores/chains.parquet"));
    assertTrue(files.keySet().stream().noneMatch(name -> name.endsWith(".model")));
    for (Class<? extends Record> table : List.of(ScoreRow.class, ModelRow.class)) {
      assertEquals(SmallExperiment.rows(reference, table), SmallExperiment.rows(one, table));
    }
    Path seven = folder.resolve("seven");
    run(seven, 7, "keep=none");
    assertSameFiles(files, seven);
  }

  /** Every decoding, with and without {@code <unk>} and prompts, at every length. */
  @ParameterizedTest
  @ValueSource(strings = {"end-token", "{name: fixed, tokens: 6}", "stream"})
  void everyDecodingGivesTheSameBytes(String length) {
    String[] overrides = {
      "sweep={decoding: [ancestral, greedy, {name: top-k, k: 20}, {name: nucleus, p: 0.9},"
          + " {name: min-p}, {name: temperature, temperature: 0.8}], emit_unknown: [true, false],"
          + " prompt: [0, 2]}",
      "regime=accumulate",
      "length=" + length,
      "generations=1",
      "replicates=2",
      "oracle_draws=40",
      "vocabulary.minimum_count=3"
    };
    Path one = folder.resolve("one");
    Path seven = folder.resolve("seven");
    assertEquals(List.of(), run(one, 1, overrides).violations());
    run(seven, 7, overrides);
    assertSameFiles(SmallExperiment.files(one), seven);
  }

  /** Rejects a resume that fits from nothing, and one that takes a model of another generation. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aKilledRunEndsWithTheSameBytes(int generation) {
    Path output = folder.resolve("run");
    int steps = 8 * 3 * generation + 1; // of 8 arms and 3 replicates
    assertThrows(Killed.class, () -> run(output, 7, new KilledAfter(steps)));
    run(output, 1);
    assertSameFiles(referenceFiles, output);
  }

  @Test
  void moreGenerationsEndWithTheSameBytes() {
    Path output = folder.resolve("run");
    run(output, 1, "generations=1");
    run(output, 7);
    assertSameFiles(referenceFiles, output);
  }

  @Test
  void moreReplicatesEndWithTheSameRows() {
    Path output = folder.resolve("run");
    run(output, 1, "generations=1", "replicates=2");
    run(output, 7);
    for (Class<? extends Record> table : ExperimentRunTest.TABLES) {
      assertEquals(SmallExperiment.rows(reference, table), SmallExperiment.rows(output, table));
    }
    assertEquals(models(reference), models(output));
  }

  private static List<String> models(Path run) {
    return SmallExperiment.files(run).entrySet().stream()
        .filter(file -> file.getKey().endsWith(".model"))
        .map(Object::toString)
        .toList();
  }

  /** Rejects a run that goes on without the model that it has to start from. */
  @ParameterizedTest
  @ValueSource(strings = {"missing", "damaged", "an earlier score"})
  void whatIsLostIsComputedAgain(String lost) throws IOException {
    String[] few = {"sweep.regime=[replace, accumulate]"};
    Path whole = folder.resolve("whole");
    run(whole, 2, few);
    Path output = folder.resolve("run");
    DamagedRunTest.copy(whole, output);
    if (lost.equals("an earlier score")) {
      Files.delete(output.resolve("scores/generation-002.parquet"));
    } else if (lost.equals("missing")) {
      Files.delete(output.resolve(WEIGHTS));
    } else {
      byte[] model = Files.readAllBytes(output.resolve(WEIGHTS));
      model[3] ^= 1;
      Files.write(output.resolve(WEIGHTS), model);
    }
    run(output, 2, few);
    assertSameFiles(SmallExperiment.files(whole), output);
  }

  /** Rejects a previous model that is given and not used by anybody. */
  @Test
  void startingFromTheModelBeforeChangesResults() {
    Path cold = folder.resolve("cold");
    run(cold, 2, "model={name: mixture, warm: false}");
    assertTrue(SmallExperiment.files(cold).keySet().stream().noneMatch(f -> f.endsWith(".model")));
    List<String> warm = SmallExperiment.rows(reference, ModelRow.class);
    List<String> rows = SmallExperiment.rows(cold, ModelRow.class);
    assertEquals(generation(0, warm), generation(0, rows));
    assertNotEquals(generation(1, warm), generation(1, rows));
  }

  private static List<String> generation(int generation, List<String> rows) {
    return rows.stream().filter(row -> row.contains("generation=" + generation + ",")).toList();
  }
}
