package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.event.RunEvent.GenerationsStarted;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories that look whole and are not: each is noticed, and computed again. */
final class DamagedRunTest {

  private static final String ARMS = "sweep.regime=[replace, accumulate]";
  private static final int FLIPS = 500;

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path corpus;
  private static Path reference;
  private static TreeMap<String, String> referenceFiles;

  @BeforeAll
  static void runReference() {
    corpus = SmallExperiment.corpus(shared);
    reference = shared.resolve("reference");
    SmallExperiment.run(settings(), reference, "local[2]", 2);
    referenceFiles = SmallExperiment.files(reference);
  }

  private static Settings settings(String... overrides) {
    List<String> all = new ArrayList<>(List.of(ARMS));
    all.addAll(List.of(overrides));
    return SmallExperiment.settings(corpus, all.toArray(String[]::new));
  }

  private static Storage storage(Path run) {
    return Storage.at(run.toString(), new Configuration());
  }

  private static List<String> report(Path run) {
    return new StoredRun(storage(run), line -> {}).rebuild();
  }

  static void copy(Path from, Path to) {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One bit flipped, or the end cut off, anywhere in any file: the report refuses or has the same
   * numbers, and the next run notices or the file does not count.
   */
  @Test
  void damageAnywhereIsNoticedOrWithoutEffect() throws IOException {
    Path run = folder.resolve("run");
    copy(reference, run);
    List<Path> files;
    try (var paths = Files.walk(run)) {
      files = paths.filter(Files::isRegularFile).sorted().toList();
    }
    Stream random = new Address(1, 0, Purpose.SPLIT, 0).stream(0);
    int noticed = 0;
    for (int trial = 0; trial < FLIPS; trial++) {
      Path file = files.get(trial % files.size());
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, damaged(whole, random, trial));
      boolean known = noticed(run);
      noticed += known ? 1 : 0;
      assertTrue(known || sameNumbers(run), file + ", trial " + trial);
      Files.write(file, whole);
    }
    assertTrue(noticed > FLIPS * 9 / 10, "noticed " + noticed + " of " + FLIPS);
    assertEquals(referenceFiles, SmallExperiment.files(run));
  }

  private static byte[] damaged(byte[] whole, Stream random, int trial) {
    int at = (int) (random.nextDouble() * whole.length);
    if (trial % 5 == 0) {
      return Arrays.copyOf(whole, at);
    }
    byte[] flipped = whole.clone();
    flipped[at] ^= (byte) (1 << trial % 8);
    return flipped;
  }

  private static boolean noticed(Path run) {
    RunState state = RunState.open(storage(run), settings());
    return !state.damages().isEmpty() && !state.complete();
  }

  private static boolean sameNumbers(Path run) {
    report(run);
    TreeMap<String, String> files = SmallExperiment.files(run);
    return Tables.FOLLOWING.stream()
        .map(RunDirectory::whole)
        .allMatch(name -> referenceFiles.get(name).equals(files.get(name)));
  }

  /** A flipped bit changes one number of a table, and nothing else shows it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "scores/generation-002.parquet",
        "models/generation-001.parquet",
        "corpora/generation-001.parquet",
        "human/human.parquet",
        "summary/summary.parquet",
        "manifest.json",
        "experiment.yaml"
      })
  void whatIsDamagedIsRefusedByTheReportAndComputedAgain(String name) throws IOException {
    Path run = folder.resolve("run");
    copy(reference, run);
    byte[] bytes = Files.readAllBytes(run.resolve(name));
    bytes[bytes.length / 2] ^= 1;
    Files.write(run.resolve(name), bytes);
    boolean rebuilt = name.startsWith("summary");
    boolean onlyLength = name.startsWith("corpora"); // which the report does not read
    if (!rebuilt && !onlyLength) {
      InputException refused = assertThrows(InputException.class, () -> report(run));
      assertTrue(refused.getMessage().contains(name), refused.getMessage());
      assertEquals(1, refused.getMessage().lines().count());
    }
    SmallExperiment.run(settings(), run, "local[2]", 2);
    assertEquals(referenceFiles, SmallExperiment.files(run));
  }

  @Test
  void aMissingFileIsComputedAgain() throws IOException {
    Path run = folder.resolve("run");
    copy(reference, run);
    Files.delete(run.resolve("scores/generation-001.parquet"));
    assertThrows(InputException.class, () -> report(run));
    SmallExperiment.run(settings(), run, "local[2]", 2);
    assertEquals(referenceFiles, SmallExperiment.files(run));
  }

  /** Rejects a run whose corpora are gone as its settings say, and that can thus not go on. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "last"})
  void damageWhereTextIsNotKeptIsComputedFromTheBeginning(String keep) throws IOException {
    Settings settings = settings("keep=" + keep, "human.redraw=true", "human.initial=all");
    Path run = folder.resolve("run");
    SmallExperiment.run(settings, run, "local[2]", 2);
    TreeMap<String, String> whole = SmallExperiment.files(run);
    Files.delete(run.resolve("scores/generation-002.parquet"));
    SmallExperiment.run(settings, run, "local[2]", 2);
    assertEquals(whole, SmallExperiment.files(run));
  }

  /** Rejects an extension that is called complete although it has only written its settings. */
  @Test
  void anExtensionKilledBeforeItsEndGoesOn() throws IOException {
    Path run = folder.resolve("run");
    SmallExperiment.run(settings("generations=1"), run, "local[2]", 2);
    Path before = folder.resolve("before");
    copy(run, before);
    // The settings of the extension in place, the manifest still that of the run before.
    Files.copy(
        reference.resolve("experiment.yaml"),
        before.resolve("experiment.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    assertFalse(RunState.open(storage(before), settings()).complete());
    assertThrows(InputException.class, () -> report(before));
    SmallExperiment.run(settings(), before, "local[2]", 2);
    assertEquals(referenceFiles, SmallExperiment.files(before));
  }

  /** Killed while --overwrite erases; then the old command, whatever was erased. */
  @Test
  void aRunHalfErasedIsComputedAgain() {
    for (int erased = 1; erased < RunDirectory.OURS.size(); erased += 4) {
      Path run = folder.resolve("erased-" + erased);
      copy(reference, run);
      RunDirectory.OURS.subList(0, erased).forEach(storage(run)::delete);
      assertThrows(InputException.class, () -> report(run));
      assertFalse(RunState.open(storage(run), settings()).complete());
      SmallExperiment.run(settings(), run, "local[2]", 2);
      assertEquals(referenceFiles, SmallExperiment.files(run));
    }
  }

  /** Rejects the result of a task that only its executor can see. */
  @Test
  void whatTheDriverDoesNotSeeDoesNotCount() throws IOException {
    Path run = folder.resolve("run");
    Settings settings = settings("keep=none");
    RunListener hides =
        (event, time) -> {
          if (event instanceof StepsDone now && now.done().steps() == now.all()) {
            hide(run.resolve(RunDirectory.UNFINISHED));
          }
        };
    InputException refused =
        assertThrows(
            InputException.class, () -> SmallExperiment.run(settings, run, "local[2]", 2, hides));
    assertTrue(refused.getMessage().contains("share"), refused.getMessage());
    assertEquals(Optional.of(false), Manifest.read(storage(run)).map(Manifest::complete));
    SmallExperiment.run(settings, run, "local[2]", 2);
    Path whole = folder.resolve("whole");
    SmallExperiment.run(settings, whole, "local[2]", 2);
    assertEquals(SmallExperiment.files(whole), SmallExperiment.files(run));
  }

  private static void hide(Path parts) {
    try (var files = Files.walk(parts)) {
      for (Path file : files.filter(path -> path.toString().contains("replace")).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRunOfTheFirstLayoutIsRefusedAndReportedFrom() throws IOException {
    Path run = folder.resolve("run");
    copy(Path.of("src/test/resources/stored/layout-1"), run);
    byte[] summary = Files.readAllBytes(run.resolve("summary/summary.parquet"));
    byte[] oracle = Files.readAllBytes(run.resolve("oracle/oracle.parquet"));
    byte[] verdicts = Files.readAllBytes(run.resolve("verdicts/verdicts.parquet"));
    InputException refused =
        assertThrows(InputException.class, () -> RunState.open(storage(run), settings()));
    assertTrue(refused.getMessage().contains("layout 1"), refused.getMessage());
    report(run);
    assertTrue(Files.exists(run.resolve("report.html")));
    assertArrayEquals(summary, Files.readAllBytes(run.resolve("summary/summary.parquet")));
    assertArrayEquals(oracle, Files.readAllBytes(run.resolve("oracle/oracle.parquet")));
    assertArrayEquals(verdicts, Files.readAllBytes(run.resolve("verdicts/verdicts.parquet")));
  }

  /** A report of a run that another process works on has the generations that are committed. */
  @Test
  void aReportBesideARunReadsWhatIsCommitted() throws IOException {
    Path run = folder.resolve("run");
    List<String> lines = new ArrayList<>();
    RunListener reports =
        (event, time) -> {
          if (event instanceof GenerationsStarted start && start.first() == 2) {
            new StoredRun(storage(run), lines::add).rebuild();
          }
        };
    SmallExperiment.run(settings(), run, "local[2]", 2, reports);
    assertEquals(
        List.of("note: the run is not finished; the report shows generations 0 to 1 of 3"), lines);
    assertEquals(referenceFiles, SmallExperiment.files(run));
  }
}
