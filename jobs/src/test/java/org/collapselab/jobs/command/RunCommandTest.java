package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.TableWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run} on a small experiment: what it prints, and its exit codes. */
class RunCommandTest {

  @TempDir Path folder;

  @Test
  void aRunSaysWhereItsResultsAreAndIsThenComplete() throws Exception {
    String[] run = arguments(folder.resolve("run"));
    String out = progressed(Ran.command(run)).out();
    assertTrue(out.contains("Results in " + folder.resolve("run")), out);
    assertTrue(Files.exists(folder.resolve("run/report.html")));
    assertTrue(Ran.command(run).done().out().startsWith("complete: "));
  }

  /**
   * Rejects a check whose result nobody reads: draws of probability 0 must end with exit code 3.
   */
  @ParameterizedTest
  @ValueSource(strings = {"first-draw-surprisal-bound", "surprisal-bound"})
  void aRunThatContradictsItsLawEndsWithThree(String bound) throws Exception {
    Path output = folder.resolve("run");
    String[] run = arguments(output);
    progressed(Ran.command(run));
    Storage storage = Storage.at(output.toString(), new Configuration());
    String file = "scores/generation-001.parquet";
    List<ScoreRow> rows = new ArrayList<>();
    TableReader.read(storage, file, ScoreRow.class, rows::add);
    rows.replaceAll(row -> row.metric().equals(bound) ? withValue(row, 1e-12) : row);
    RunTables tables = Manifest.tables(storage);
    tables.add(
        new RunFile(TableWriter.write(storage, file, ScoreRow.class, rows::forEach), 1, 1, ""));
    Manifest.read(storage).orElseThrow().write(tables);
    Ran again = Ran.command(run);
    assertEquals(Exit.INVALID, again.exit());
    assertTrue(
        again.err().startsWith("collapselab: invalid by theory: arm 'replace'"), again.err());
    Ran.command("report", output.toString()).done();
    String page = Files.readString(output.resolve("report.html"));
    assertTrue(page.contains("Invalid by theory: arm"), "the page must not look valid");
  }

  private static ScoreRow withValue(ScoreRow row, double value) {
    return new ScoreRow(
        row.arm(),
        row.replicate(),
        row.generation(),
        row.text(),
        row.metric(),
        row.signature(),
        value);
  }

  /** Rejects a start of Spark whose failure is told as a bug, or by nobody. */
  @Test
  void aMasterThatIsNoneIsAMistakeOfTheUser() throws Exception {
    String[] run = arguments(folder.resolve("run"));
    run[run.length - 1] = "nowhere";
    Ran ran = Ran.command(run);
    assertEquals(Exit.MISTAKE, ran.exit(), ran.err());
    assertTrue(
        ran.err().contains("collapselab: Spark must start, but with master 'nowhere'"), ran.err());
    assertFalse(ran.err().contains("\tat "), ran.err());
    assertFalse(Files.exists(folder.resolve("run")), "nothing may be written");
  }

  /** Requires success, and progress on standard error. */
  private static Ran progressed(Ran ran) {
    assertEquals(Exit.DONE, ran.exit(), ran.err());
    assertTrue(ran.err().contains("generation 1/1"), ran.err());
    return ran;
  }

  private String[] arguments(Path output) throws Exception {
    String yaml =
        SmallExperiment.settings(
                SmallExperiment.corpus(folder),
                "sweep.regime=[replace]",
                "generations=1",
                "oracle_draws=50")
            .yaml();
    Path file = Files.writeString(folder.resolve("small.yaml"), yaml);
    return new String[] {
      "run", file.toString(), "--output", output.toString(), "--master", "local[1]"
    };
  }
}
