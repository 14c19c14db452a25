package org.collapselab.jobs.large;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.row.HumanRow;
import org.collapselab.jobs.plan.LargeChainMode;
import org.collapselab.jobs.run.ExperimentRun;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.run.SmallExperiment.Killed;
import org.collapselab.jobs.run.SmallExperiment.KilledAfter;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A large chain, spread over many tasks, leaves the bytes of the same chain in one task; parts are
 * forced to be small.
 */
final class LargeChainsTest {

  private static final long PART_TOKENS = 7000; // about four parts of 27,000 tokens

  private static final long IN_MEMORY = Long.MAX_VALUE;
  private static final long STREAMED = 0;

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path corpus;
  private static Path reference;
  private static TreeMap<String, String> expected;

  @BeforeAll
  static void runInOneTask() throws IOException {
    corpus = corpus(shared);
    reference = shared.resolve("reference");
    run(settings(), reference, "local[1]", 1, LargeChainMode.NEVER, RunListener.NONE);
    expected = SmallExperiment.files(reference);
    assertTrue(
        expected.keySet().stream().anyMatch(name -> name.endsWith("part-00003.parquet")),
        "the test needs corpora in parts, but has " + expected.keySet());
  }

  /**
   * Rejects, by the arm that differs: counts that do not sum, suffixes that are not linked, parts
   * that draw from other streams, a cut at another document, scores summed in another order.
   */
  @ParameterizedTest
  @CsvSource({"local[1], 1", "local[2], 7"})
  void manyTasksLeaveTheBytesOfOne(String master, int partitions) throws IOException {
    Path output = folder.resolve("run");
    run(settings(), output, master, partitions, LargeChainMode.ALWAYS, RunListener.NONE);
    assertSame(output);
  }

  /**
   * Rejects a model that sees ends where there are none, documents cut at other places, and joint
   * spectra of other orders than asked for.
   */
  @Test
  void documentsOfFixedLengthAndTextOfSeveralReplicatesAreTheSame() {
    Settings settings =
        settings(
            "length={name: fixed, tokens: 9}",
            "sweep.regime=[accumulate]",
            "orders=5",
            "human.redraw=true",
            "human.initial=20000 tokens",
            "budget=4000 documents",
            "prompt=2",
            "generations=1",
            "replicates=2");
    Path one = folder.resolve("one");
    Path many = folder.resolve("many");
    run(settings, one, "local[1]", 1, LargeChainMode.NEVER, RunListener.NONE);
    run(settings, many, "local[2]", 7, LargeChainMode.ALWAYS, RunListener.NONE);
    assertEquals(SmallExperiment.files(one), SmallExperiment.files(many));
  }

  /**
   * Rejects a stream whose split, vocabulary, ids or held-out order are not those of the text in
   * memory, and parts that are not cut where readers look for them.
   */
  @ParameterizedTest
  @CsvSource({"NEVER", "ALWAYS"})
  void humanTextThatIsStreamedGivesTheSameResults(LargeChainMode largeChains) throws IOException {
    Path output = folder.resolve("run");
    PartSizes sizes = new PartSizes(PART_TOKENS, STREAMED, 256L << 20);
    run(
        settings("sweep.regime=[replace, fresh]"),
        output,
        "local[2]",
        3,
        largeChains,
        sizes,
        RunListener.NONE);
    Path memory = folder.resolve("memory");
    run(
        settings("sweep.regime=[replace, fresh]"),
        memory,
        "local[2]",
        3,
        LargeChainMode.NEVER,
        RunListener.NONE);
    TreeMap<String, String> files = SmallExperiment.files(output);
    assertTrue(files.containsKey("human/encoding-00.part-00004.parquet"), files.toString());
    TreeMap<String, String> inMemory = SmallExperiment.files(memory);
    assertEquals(humanRows(memory), humanRows(output));
    files.keySet().removeIf(name -> name.startsWith("human/"));
    inMemory.keySet().removeIf(name -> name.startsWith("human/"));
    assertEquals(inputs(memory), inputs(output));
    files.remove("manifest.json"); // lists the files of human text
    inMemory.remove("manifest.json");
    assertEquals(inMemory, files);
  }

  private static String inputs(Path run) {
    Storage storage = Storage.at(run.toString(), new Configuration());
    return Manifest.read(storage).orElseThrow().inputs().toString();
  }

  private static List<String> humanRows(Path run) {
    Storage storage = Storage.at(run.toString(), new Configuration());
    List<String> rows = new ArrayList<>();
    Manifest.tables(storage)
        .read(
            HumanRow.class,
            row ->
                rows.add(
                    String.format(
                        "%d|%d|%s|%s|%s|%s",
                        row.encoding(),
                        row.documentId(),
                        Arrays.toString(row.tokens()),
                        row.text(),
                        row.topic(),
                        row.split())));
    return rows;
  }

  /** Rejects a resumed run that takes over a stale part, or lengths of another attempt. */
  @Test
  void aSpreadRunKilledOnTheWayEndsWithTheSameBytes() throws IOException {
    Path output = folder.resolve("run");
    assertThrows(
        Killed.class,
        () -> run(settings(), output, "local[2]", 3, LargeChainMode.ALWAYS, new KilledAfter(9)));
    // What kill -9 may leave: a part too many, a part half-written, slices.
    String part = "corpora/generation-002." + armOf(output) + ".000000-000000.part-0000";
    Files.writeString(output.resolve(part + "9.parquet"), "stale");
    Files.writeString(output.resolve(part + "1.parquet"), "stale");
    Files.createDirectories(output.resolve(".work/x"));
    Files.writeString(output.resolve(".work/x/slice-00000"), "stale");
    run(settings(), output, "local[2]", 3, LargeChainMode.ALWAYS, RunListener.NONE);
    assertSame(output);
  }

  /** Rejects a part of a large corpus that an executor wrote where the driver does not see it. */
  @Test
  void aPartThatTheDriverDoesNotSeeDoesNotCount() {
    Path output = folder.resolve("run");
    RunListener hides =
        (event, time) -> {
          if (event instanceof StepsDone now && now.done().steps() == 1) {
            hidePart(output.resolve("corpora"));
          }
        };
    InputException refused =
        assertThrows(
            InputException.class,
            () -> run(settings(), output, "local[2]", 3, LargeChainMode.ALWAYS, hides));
    assertTrue(refused.getMessage().contains("share"), refused.getMessage());
    run(settings(), output, "local[2]", 3, LargeChainMode.ALWAYS, RunListener.NONE);
    assertSame(output);
  }

  private static void hidePart(Path corpora) {
    try (Stream<Path> files = Files.list(corpora)) {
      for (Path file : files.filter(name -> name.toString().contains("part-00002")).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String armOf(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("corpora"))) {
      String name = files.map(file -> file.getFileName().toString()).sorted().findFirst().get();
      return name.substring("generation-000.".length(), name.indexOf(".000000-"));
    }
  }

  private static void assertSame(Path output) {
    TreeMap<String, String> files = SmallExperiment.files(output);
    assertEquals(expected.navigableKeySet(), files.navigableKeySet());
    assertEquals(
        List.of(),
        files.keySet().stream().filter(f -> !files.get(f).equals(expected.get(f))).toList());
  }

  static void run(
      Settings settings,
      Path output,
      String master,
      int partitions,
      LargeChainMode largeChains,
      RunListener listener) {
    run(
        settings,
        output,
        master,
        partitions,
        largeChains,
        new PartSizes(PART_TOKENS, IN_MEMORY, 256L << 20),
        listener);
  }

  private static void run(
      Settings settings,
      Path output,
      String master,
      int partitions,
      LargeChainMode largeChains,
      PartSizes sizes,
      RunListener listener) {
    SparkSession spark =
        SparkSession.builder()
            .master(master)
            .appName("test")
            .config("spark.ui.enabled", "false")
            .config("spark.default.parallelism", String.valueOf(partitions))
            .getOrCreate();
    try {
      new ExperimentRun(
              settings,
              output.toString(),
              false,
              largeChains,
              sizes,
              spark.sparkContext().hadoopConfiguration(),
              new Events(listener))
          .on(() -> JavaSparkContext.fromSparkContext(spark.sparkContext()));
    } finally {
      spark.stop();
    }
  }

  /** Three regimes, two smoothings. */
  static Settings settings(String... overrides) {
    String yaml =
        """
        human: {corpus: %s, held_out: 0.2}
        tokenizer: whitespace
        vocabulary: {minimum_count: 2}
        budget: 27000 tokens
        generations: 2
        replicates: 1
        drift: true
        oracle_draws: 10000
        sweep:
          regime: [replace, accumulate, {name: fresh, share: 0.2, drawing: iid, source: replacement}]
          model:
            - {name: n-gram, order: 3}
            - {name: n-gram, order: 2, smoothing: modified-kneser-ney}
        """
            .formatted(corpus);
    return ExperimentFile.parse(yaml, "large", List.of(overrides));
  }

  /** Five thousand documents of 0 to 15 words besides a first one. */
  static Path corpus(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    Address address = new Address(11, 0, Purpose.GENERATE, 0);
    for (int d = 0; d < 5000; d++) {
      var random = address.stream(d);
      long words = 1 + random.nextLong(16);
      for (int w = 0; w < words; w++) {
        long word = (long) (900 * StrictMath.pow(random.nextDouble(), 3));
        text.append(w == 0 ? "" : " ").append("w").append(word);
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("human.txt"), text);
  }
}
