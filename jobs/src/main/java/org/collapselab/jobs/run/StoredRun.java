package org.collapselab.jobs.run;

import java.util.List;
import java.util.function.Consumer;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.findings.Findings;
import org.collapselab.jobs.findings.RunReport;
import org.collapselab.jobs.findings.Summaries;
import org.collapselab.jobs.layout.FirstLayout;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.scores.DoneSteps;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Storage;

/** Rebuilds summary and report of a run directory from its scores. */
public final class StoredRun {

  private final Storage storage;
  private final Manifest manifest;
  private final Consumer<String> remarks;

  /**
   * Opens a run directory.
   *
   * @param remarks receives lines about what is only partly rebuilt
   * @throws InputException if there is no run, or its manifest is damaged
   */
  public StoredRun(Storage storage, Consumer<String> remarks) {
    this.storage = storage;
    this.remarks = remarks;
    this.manifest = Manifest.read(storage).orElseThrow(() -> missing(storage));
  }

  private static InputException missing(Storage storage) {
    return new InputException(
        storage.exists(RunDirectory.SETTINGS)
            ? "a report needs "
                + RunDirectory.MANIFEST
                + ", which the run in "
                + storage.display()
                + " lacks, because it was stopped at its beginning or while it was erased; give its"
                + " 'collapselab run' command again"
            : "there is no run in " + storage.display() + "; 'collapselab run' makes one");
  }

  /**
   * Rebuilds summary and report. Of a run that is not finished, or in which another process works,
   * only the report, of the generations that all chains have.
   *
   * @return lines for a terminal that say which arms collapse, by definition
   * @throws InputException if a file is missing or damaged
   */
  public List<String> rebuild() {
    if (manifest.layout() == 1) {
      return ofFirstLayout();
    }
    RunTables run = new RunTables(storage, manifest.files());
    run.drop(file -> file.ofAny(Tables.FOLLOWING)); // computed again
    run.drop(file -> file.name().equals(RunDirectory.REPORT));
    run.requireWhole(StoredRun::isRead);
    Settings settings = parse(manifest.settings(), RunDirectory.MANIFEST, List.of());
    if (!manifest.complete()) {
      return ofUnfinished(run, settings);
    }
    try (RunLock lock = RunLock.take(storage, remarks)) {
      Findings findings = RunReport.writeAll(run, settings);
      manifest.write(run);
      return findings.verdicts().lines();
    }
  }

  private static boolean isRead(RunFile file) {
    return !file.ofAny(List.of(Tables.CORPORA, Tables.MIXES, Tables.SPECTRA));
  }

  private List<String> ofFirstLayout() {
    Settings settings =
        parse(storage.text(RunDirectory.SETTINGS), RunDirectory.SETTINGS, List.of());
    if (!manifest.complete()) {
      throw new InputException(
          "the run in "
              + storage.display()
              + " must be finished, but is not, and has the layout of an older version, which"
              + " cannot go on; run it again into another --output");
    }
    remarks.accept(
        "note: "
            + storage.display()
            + " has layout 1, of an older version; its files are not compared with checksums,"
            + " because it has none");
    RunTables run = FirstLayout.tables(storage, settings.protocol().generations());
    return RunReport.writeAll(run, settings).verdicts().lines();
  }

  private List<String> ofUnfinished(RunTables run, Settings settings) {
    int last = DoneSteps.of(run).common(settings.protocol(), settings.arms());
    if (last < 0) {
      throw new InputException(
          "a report needs generation 0 of all chains, but the run in "
              + storage.display()
              + " has not come so far; wait, or give its 'collapselab run' command again");
    }
    remarks.accept(
        "note: the run is not finished; the report shows generations 0 to "
            + last
            + " of "
            + settings.protocol().generations());
    Settings part =
        parse(manifest.settings(), RunDirectory.MANIFEST, List.of("generations=" + last));
    Summaries summaries = Summaries.of(run, part);
    RunReport.write(run, part, summaries);
    return summaries.findings().verdicts().lines();
  }

  private Settings parse(String yaml, String name, List<String> overrides) {
    return ExperimentFile.parse(yaml, storage.display() + "/" + name, overrides);
  }
}
