package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.event.RunEvent;
import org.collapselab.jobs.event.RunEvent.GenerationsCommitted;
import org.collapselab.jobs.event.RunEvent.GenerationsStarted;
import org.collapselab.jobs.event.RunEvent.RunFinished;
import org.collapselab.jobs.event.RunEvent.RunStarted;
import org.collapselab.jobs.event.RunEvent.StageFinished;
import org.collapselab.jobs.event.RunEvent.StageStarted;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.event.Stage;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.run.SmallExperiment.Killed;
import org.collapselab.jobs.run.SmallExperiment.KilledAfter;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of a run of two arms, two replicates, generations 0 to 2. */
final class RunEventsTest {

  private static final int STEPS = 2 * 2 * 3;

  @TempDir Path folder;
  private final List<RunEvent> heard = new ArrayList<>();

  private static final List<String> SMALL =
      List.of("sweep.regime=[replace, accumulate]", "generations=2", "replicates=2");

  private Path output() {
    return folder.resolve("run");
  }

  private Settings settings(String... more) {
    List<String> all = new ArrayList<>(SMALL);
    all.addAll(List.of(more));
    return SmallExperiment.settings(SmallExperiment.corpus(folder), all.toArray(String[]::new));
  }

  private Completed run(Settings settings, RunListener listener) {
    return SmallExperiment.run(settings, output(), "local[2]", 7, listener);
  }

  private void hear(RunEvent event, Duration time) {
    heard.add(event);
  }

  /** What was heard, without the news of steps. */
  private List<RunEvent> course() {
    return heard.stream().filter(event -> !(event instanceof StepsDone)).toList();
  }

  private Work total() {
    RunFinished last = (RunFinished) heard.get(heard.size() - 1);
    assertTrue(last.complete());
    return last.work();
  }

  private RunStarted started() {
    return new RunStarted("small", output().toString(), List.of("replace", "accumulate"), 2, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "none"})
  void aRunTellsItsCourseAndTotalsThatMatchTheTables(String keep) {
    run(settings("keep=" + keep), this::hear);
    List<RunEvent> expected = new ArrayList<>();
    expected.add(started());
    expected.add(new StageStarted(Stage.HUMAN));
    expected.add(new StageFinished(Stage.HUMAN));
    expected.add(new StageStarted(Stage.STORE));
    expected.add(new StageFinished(Stage.STORE));
    expected.add(new StageStarted(Stage.GENERATIONS));
    if (keep.equals("none")) { // chains run as wholes
      expected.add(new GenerationsStarted(0, 2, 4));
      expected.add(new GenerationsCommitted(0, 2, 4));
    } else {
      for (int g = 0; g <= 2; g++) {
        expected.add(new GenerationsStarted(g, g, 4));
        expected.add(new GenerationsCommitted(g, g, 4));
      }
    }
    expected.add(new StageFinished(Stage.GENERATIONS));
    expected.add(new StageStarted(Stage.SUMMARY));
    expected.add(new StageFinished(Stage.SUMMARY));
    expected.add(new RunFinished(true, ofTables()));
    assertEquals(expected, course());
    assertEquals(STEPS, ofTables().steps());
    assertTrue(ofTables().written() >= STEPS * 300L, ofTables().toString());

    List<Integer> done = new ArrayList<>();
    for (RunEvent event : heard) {
      if (event instanceof StepsDone steps) {
        assertEquals(STEPS, steps.all());
        done.add(steps.done().steps());
      }
    }
    assertEquals(done.stream().sorted().toList(), done);
    assertEquals(STEPS, done.get(done.size() - 1));
  }

  /** The same sums, from the tables models and scores. */
  private Work ofTables() {
    RunTables tables = Manifest.tables(Storage.at(output().toString(), new Configuration()));
    Set<String> steps = new TreeSet<>();
    double[] sums = new double[2];
    for (RunFile file : tables.files(Tables.MODELS)) {
      TableReader.read(
          tables.storage(),
          file.name(),
          ModelRow.class,
          row -> {
            steps.add(row.arm() + " " + row.replicate() + " " + row.generation());
            sums[0] += row.fact().equals("mix-tokens") ? row.value() : 0;
            sums[1] += row.fact().equals("corpus-tokens") ? row.value() : 0;
          });
    }
    long[] compared = new long[1];
    for (RunFile file : tables.files(Tables.SCORES)) {
      TableReader.read(
          tables.storage(),
          file.name(),
          ScoreRow.class,
          row -> {
            if (row.text() == TextKind.GENERATED && row.metric().equals("types|n:1")) {
              String tokens = row.signature().replaceFirst(".*\\|tokens:(\\d+)\\|.*", "$1");
              compared[0] += Long.parseLong(tokens);
            }
          });
    }
    return new Work(steps.size(), (long) sums[0], (long) sums[1], compared[0], 0);
  }

  /** Rejects an extension that tells again what was done before. */
  @Test
  void anExtensionTellsOnlyItsOwnWork() {
    run(settings("generations=1"), this::hear);
    Work before = total();
    heard.clear();
    run(settings(), this::hear);
    assertEquals(ofTables(), before.plus(total()));
    assertEquals(
        List.of(new GenerationsStarted(2, 2, 4)),
        heard.stream().filter(GenerationsStarted.class::isInstance).toList());
    heard.clear();
    run(settings(), this::hear); // nothing is left to do
    assertEquals(List.of(started(), new RunFinished(true, Work.NONE)), course());
  }

  @Test
  void aListenerThatFailsChangesNoByteAndIsNamed() {
    run(settings(), RunListener.NONE);
    Path other = folder.resolve("other");
    Completed completed =
        SmallExperiment.run(
            settings(),
            other,
            "local[2]",
            7,
            (event, time) -> {
              if (event instanceof GenerationsCommitted) {
                throw new IllegalStateException("a page that cannot be written");
              }
            });
    assertEquals(SmallExperiment.files(output()), SmallExperiment.files(other));
    assertTrue(
        completed.notes().stream().anyMatch(note -> note.contains("a page that cannot be written")),
        completed.notes().toString());
  }

  @Test
  void aRunThatFailsSaysSo() {
    assertThrows(
        Killed.class,
        () ->
            run(
                settings(),
                (event, time) -> {
                  heard.add(event);
                  new KilledAfter(5).on(event, time);
                }));
    RunFinished last = (RunFinished) heard.get(heard.size() - 1);
    assertFalse(last.complete());
    assertTrue(last.work().steps() >= 5, last.toString());
  }
}
