package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.collapselab.jobs.base.DamagedException;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.chain.Execution;
import org.collapselab.jobs.chain.FinishedShards;
import org.collapselab.jobs.extension.ExtensionJar;
import org.collapselab.jobs.extension.Extensions;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.scores.DoneSteps;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Storage;

/**
 * What a run directory has and what is left to do. Only files that the manifest lists count, each
 * if it is as its writer recorded; what is missing or damaged is computed again.
 */
final class RunState {

  private final Settings settings;
  private final Found found;
  private final RunTables tables;
  private final DoneSteps done;
  private final FinishedShards shards;

  private RunState(Settings settings, Found found, RunTables tables, DoneSteps done) {
    this.settings = settings;
    this.found = found;
    this.tables = tables;
    this.done = done;
    this.shards = new FinishedShards(tables.storage(), FinishedShards.folder(settings.yaml()));
  }

  /** What a directory says of itself, before any table is read. */
  private record Found(
      Optional<Manifest> manifest, Optional<Settings> before, List<String> damages) {

    boolean finished(Settings settings) {
      return manifest.map(Manifest::complete).orElse(false) && same(before, settings);
    }
  }

  /**
   * Refuses a directory in which a run with these settings may not work; reads no table.
   *
   * @throws InputException if the directory holds files of others or a run that these settings do
   *     not extend
   */
  static void require(Storage storage, Settings settings) {
    look(storage, settings);
  }

  /**
   * Opens a directory for these settings and compares all its files with what their writers
   * recorded. It changes nothing.
   *
   * @throws InputException as {@link #require}
   */
  static RunState open(Storage storage, Settings settings) {
    return open(storage, settings, look(storage, settings));
  }

  /**
   * Opens a directory if it has all of a run with these settings; a directory that does not say so
   * is not compared.
   *
   * @throws InputException as {@link #require}
   */
  static Optional<RunState> openFinished(Storage storage, Settings settings) {
    Found found = look(storage, settings);
    return found.finished(settings)
        ? Optional.of(open(storage, settings, found)).filter(RunState::complete)
        : Optional.empty();
  }

  private static Found look(Storage storage, Settings settings) {
    List<String> damages = new ArrayList<>();
    Optional<Manifest> manifest = manifest(storage, damages);
    manifest.ifPresent(
        found -> {
          requireLayout(storage, found);
          ExtensionJar.requireSame(storage.display(), found.extensions(), Extensions.inUse());
        });
    Optional<Settings> before = before(storage, manifest);
    before.ifPresent(
        old -> Extension.require(storage, old, manifest.map(Manifest::code), settings));
    if (before.isEmpty()) {
      requireOurs(storage);
    }
    return new Found(manifest, before, damages);
  }

  private static RunState open(Storage storage, Settings settings, Found found) {
    RunTables tables =
        new RunTables(storage, found.manifest().map(Manifest::files).orElse(List.of()));
    dropDamaged(tables, settings, found.damages());
    tables.drop(file -> file.isWholeChains() && file.last() != settings.protocol().generations());
    DoneSteps done = DoneSteps.of(tables);
    if (!same(found.before(), settings)
        || !done.lacking(settings.protocol(), settings.arms()).isEmpty()) {
      tables.drop(RunState::follows);
    }
    return new RunState(settings, found, tables, done);
  }

  private static Optional<Manifest> manifest(Storage storage, List<String> damages) {
    try {
      return Manifest.read(storage);
    } catch (DamagedException e) {
      damages.add(e.getMessage());
      return Optional.empty();
    }
  }

  /** Opens a directory whose run, if it holds one, will be erased. */
  static RunState openToOverwrite(Storage storage, Settings settings) {
    if (!storage.exists(RunDirectory.SETTINGS) && !storage.exists(RunDirectory.MANIFEST)) {
      requireOurs(storage);
    }
    return new RunState(
        settings,
        new Found(Optional.empty(), Optional.empty(), List.of()),
        new RunTables(storage, List.of()),
        new DoneSteps());
  }

  /** Deletes a run, and nothing else in the folder. */
  static void erase(Storage storage) {
    RunDirectory.OURS.forEach(storage::delete);
  }

  private static void requireOurs(Storage storage) {
    if (!storage.list("").isEmpty()) {
      throw new InputException(
          "the output folder "
              + storage.display()
              + " holds files but no run; choose another folder with --output");
    }
  }

  private static void requireLayout(Storage storage, Manifest manifest) {
    if (manifest.layout() != RunDirectory.LAYOUT) {
      throw new InputException(
          "the run in "
              + storage.display()
              + " must have layout "
              + RunDirectory.LAYOUT
              + " to go on, but has layout "
              + manifest.layout()
              + " of another version; run into another --output, or start again with --overwrite"
              + " ('collapselab report' still reads it)");
    }
  }

  /**
   * The settings of the run that is there: those of the manifest, and without one those of the
   * experiment file, because a run that has only just begun has no more.
   */
  private static Optional<Settings> before(Storage storage, Optional<Manifest> manifest) {
    if (manifest.isPresent()) {
      return Optional.of(
          ExperimentFile.parse(
              manifest.get().settings(),
              storage.display() + "/" + RunDirectory.MANIFEST,
              List.of()));
    }
    return storage.exists(RunDirectory.SETTINGS)
        ? Optional.of(
            ExperimentFile.parse(
                storage.text(RunDirectory.SETTINGS),
                storage.display() + "/" + RunDirectory.SETTINGS,
                List.of()))
        : Optional.empty();
  }

  /** Drops files that are missing or damaged, and those that are computed again with them. */
  private static void dropDamaged(RunTables tables, Settings settings, List<String> damages) {
    boolean alone = // a generation can be computed again without those before it
        settings.protocol().keep() == Keep.ALL
            && settings.arms().stream().noneMatch(arm -> arm.model().startsFromPrevious());
    for (RunFile file : tables.files()) {
      Optional<String> damage = tables.storage().damage(file.file(), true);
      if (damage.isPresent()) {
        damages.add("the file " + file.name() + " " + damage.get());
        Predicate<RunFile> again = sameFile(file);
        if (file.isWholeChains()) {
          again = RunFile::isWholeChains;
        } else if (file.first() == 0 || file.first() > 0 && alone) {
          again = other -> other.isGeneration(file.first());
        } else if (file.first() > 0) { // what the generation is made of may be gone
          again = other -> other.first() >= 0 && !other.isWholeChains();
        }
        tables.drop(again);
      }
    }
  }

  private static Predicate<RunFile> sameFile(RunFile file) {
    return other -> other.name().equals(file.name());
  }

  private static boolean same(Optional<Settings> before, Settings now) {
    return before.map(old -> old.yaml().equals(now.yaml())).orElse(false);
  }

  /** Whether a file follows from the tables of all chains. */
  private static boolean follows(RunFile file) {
    return file.ofAny(Tables.FOLLOWING)
        || file.name().equals(RunDirectory.REPORT)
        || file.name().equals(RunDirectory.SETTINGS);
  }

  /** The settings that the directory had; empty for a new one. */
  Optional<Settings> before() {
    return found.before();
  }

  /** The SHA-256 of the human corpus of each encoding of the run that is there. */
  List<String> inputHashes() {
    return found.manifest().map(Manifest::inputHashes).orElse(List.of());
  }

  /** The files that are there and as they should be. */
  RunTables tables() {
    return tables;
  }

  /** Whether nothing of a run that is there counts. */
  boolean fresh() {
    return found.manifest().isEmpty();
  }

  /** What is missing or damaged, a line each. */
  List<String> damages() {
    return found.damages();
  }

  /** The parts that whole chains and large chains write. */
  FinishedShards shards() {
    return shards;
  }

  /** Whether nothing is left to do: every chain has every generation, and no file is damaged. */
  boolean complete() {
    return found.finished(settings)
        && found.damages().isEmpty()
        && done.lacking(settings.protocol(), settings.arms()).isEmpty();
  }

  /**
   * Refuses a run that lacks a generation of a chain.
   *
   * @throws IllegalStateException if so
   */
  void requireAllChains() {
    List<String> lacking = DoneSteps.of(tables).lacking(settings.protocol(), settings.arms());
    if (!lacking.isEmpty()) {
      throw new IllegalStateException(
          "every chain must have every generation at the end of a run, but some are missing in the"
              + " table models, of arms "
              + lacking);
    }
  }

  /**
   * The chains that run as wholes and are not in the tables, as shards, in the order of arms and
   * replicates.
   */
  List<Shard> chainsToJoin() {
    List<Shard> shards = new ArrayList<>();
    for (Arm arm : arms(Execution.CHAINS)) {
      BitSet there = done.through(arm.name(), settings.protocol().generations());
      shards(shards, arm, Execution.CHAINS, there);
    }
    return shards;
  }

  /** Those of them that have not written their parts either. */
  List<Shard> pendingChains() {
    return chainsToJoin().stream()
        .filter(shard -> shards.parts(shard, settings.protocol().generations(), true).isEmpty())
        .toList();
  }

  /** The parts of all chains that are to be joined; all must be there. */
  Map<Shard, List<FileRecord>> writtenChains() {
    Map<Shard, List<FileRecord>> written = new LinkedHashMap<>();
    for (Shard shard : chainsToJoin()) {
      written.put(
          shard,
          shards
              .parts(shard, settings.protocol().generations(), false)
              .orElseThrow(() -> SharedFolder.notShared(tables.storage(), shard.label())));
    }
    return written;
  }

  private List<Arm> arms(Execution execution) {
    return settings.arms().stream()
        .filter(arm -> Execution.of(settings.protocol(), arm) == execution)
        .toList();
  }

  /**
   * The chains of other arms that have not finished a generation, as shards, in the order of arms
   * and replicates.
   */
  List<Shard> pending(int generation) {
    List<Shard> shards = new ArrayList<>();
    for (Arm arm : arms(Execution.STEPS)) {
      shards(shards, arm, Execution.STEPS, done.at(arm.name(), generation));
    }
    return shards;
  }

  private void shards(List<Shard> shards, Arm arm, Execution execution, BitSet there) {
    int most = execution.shard(arm);
    int replicates = settings.protocol().replicates();
    for (int block = 0; block < replicates; block += most) {
      int end = Math.min(replicates, block + most);
      for (int from = there.nextClearBit(block); from < end; ) {
        int next = there.nextSetBit(from);
        int to = next < 0 ? end : Math.min(end, next);
        shards.add(new Shard(arm.name(), from, to));
        from = there.nextClearBit(to);
      }
    }
  }

  /**
   * Deletes what is not part of the result: files that a killed run left, and those that were
   * dropped.
   */
  void sweep() {
    Storage storage = tables.storage();
    storage.sweep();
    storage.delete(RunDirectory.WORK);
    Set<String> unfinished = shards.names();
    Tables.ALL.forEach(
        table ->
            storage.list(table.name()).stream()
                .map(name -> table.name() + "/" + name)
                .filter(name -> name.endsWith(".parquet"))
                .filter(name -> !tables.has(name) && !unfinished.contains(name))
                .forEach(storage::delete));
    storage.list(RunDirectory.WEIGHTS).stream()
        .map(name -> RunDirectory.WEIGHTS + "/" + name)
        .filter(name -> !tables.has(name))
        .forEach(storage::delete);
    storage.list(RunDirectory.UNFINISHED).stream()
        .map(name -> RunDirectory.UNFINISHED + "/" + name)
        .filter(name -> !name.equals(shards.folder()))
        .forEach(storage::delete);
  }
}
