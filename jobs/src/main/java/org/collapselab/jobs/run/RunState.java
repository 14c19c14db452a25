package org.collapselab.jobs.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Version;
import org.collapselab.jobs.chain.Execution;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.ModelRow;
import org.collapselab.jobs.layout.row.SampleRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableColumns;
import org.collapselab.jobs.store.TableParts;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.TableWriter;

/**
 * The state of a run directory. A generation of a chain is finished when its facts are in {@code
 * models/}; that file is written last and whole, so a killed run goes on at its first unfinished
 * generation and ends with the same bytes.
 */
final class RunState {

  private final Storage storage;
  private final Settings settings;
  private final Optional<Settings> before;
  private final Map<String, Integer> order = new HashMap<>(); // of arms

  private RunState(Storage storage, Settings settings, Optional<Settings> before) {
    this.storage = storage;
    this.settings = settings;
    this.before = before;
    settings.arms().forEach(arm -> order.put(arm.name(), order.size()));
  }

  /**
   * Opens a directory for these settings, or throws an exception with the reason. It changes
   * nothing.
   */
  static RunState open(Storage storage, Settings settings) {
    if (!storage.exists(RunDirectory.SETTINGS)) {
      boolean foreign = !storage.list("").isEmpty();
      if (foreign) {
        throw new InputException(
            "the output folder "
                + storage.display()
                + " holds files but no run; choose another folder with --output");
      }
      return new RunState(storage, settings, Optional.empty());
    }
    Settings before =
        ExperimentFile.parse(
            storage.text(RunDirectory.SETTINGS),
            storage.display() + "/" + RunDirectory.SETTINGS,
            List.of());
    requireExtension(storage, before, settings);
    return new RunState(storage, settings, Optional.of(before));
  }

  /** Opens a directory whose run, if it holds one, will be erased. */
  static RunState openToOverwrite(Storage storage, Settings settings) {
    return storage.exists(RunDirectory.SETTINGS)
        ? new RunState(storage, settings, Optional.empty())
        : open(storage, settings);
  }

  /** Deletes a run, and nothing else in the folder. */
  static void erase(Storage storage) {
    if (storage.exists(RunDirectory.SETTINGS)) {
      RunDirectory.OURS.forEach(storage::delete);
    }
  }

  private static void requireExtension(Storage storage, Settings before, Settings now) {
    String remedy = "; run into another --output, or start again with --overwrite";
    String where = "the run in " + storage.display();
    Protocol old = before.protocol();
    Protocol protocol = now.protocol();
    requireSame(where, "seed", old.seed(), protocol.seed(), remedy);
    requireSame(where, "metrics", old.metrics(), protocol.metrics(), remedy);
    requireSame(
        where, "comparison_tokens", old.comparisonTokens(), protocol.comparisonTokens(), remedy);
    requireSame(where, "orders", old.orders(), protocol.orders(), remedy);
    requireSame(where, "drift", old.drift(), protocol.drift(), remedy);
    requireSame(where, "oracle_draws", old.oracleDraws(), protocol.oracleDraws(), remedy);
    requireSame(where, "jackknife", old.jackknife(), protocol.jackknife(), remedy);
    requireSame(where, "keep", old.keep(), protocol.keep(), remedy);
    requireAtLeast(where, "generations", old.generations(), protocol.generations(), remedy);
    requireAtLeast(where, "replicates", old.replicates(), protocol.replicates(), remedy);
    for (Arm arm : before.arms()) {
      Optional<Arm> same = now.arms().stream().filter(a -> a.name().equals(arm.name())).findFirst();
      if (same.isEmpty()) {
        throw new InputException(
            where
                + " has an arm '"
                + arm.name()
                + "' that these settings lack; arms can only be added"
                + remedy);
      }
      if (!same.get().equals(arm)) {
        throw new InputException(
            where
                + " has other settings for arm '"
                + arm.name()
                + "': "
                + arm
                + ", now "
                + same.get()
                + remedy);
      }
    }
    Optional<String> code = Manifest.code(storage);
    if (code.isPresent() && !code.get().equals(Version.text())) {
      throw new InputException(
          where
              + " was made by version "
              + code.get()
              + ", but this is "
              + Version.text()
              + remedy);
    }
  }

  private static void requireSame(String where, String key, Object old, Object now, String remedy) {
    if (!old.equals(now)) {
      throw new InputException(
          where + " has " + key + " " + old + ", but these settings have " + now + remedy);
    }
  }

  private static void requireAtLeast(String where, String key, int old, int now, String remedy) {
    if (now < old) {
      throw new InputException(
          where + " has " + old + " " + key + ", but these settings only " + now + remedy);
    }
  }

  /** The settings that the directory had; empty for a new one. */
  Optional<Settings> before() {
    return before;
  }

  /** Whether nothing is left to do. */
  boolean complete() {
    return before.isPresent()
        && settings.yaml().equals(before.get().yaml())
        && Manifest.complete(storage);
  }

  /**
   * The chains that run as wholes and are not finished, as shards, in the order of arms and
   * replicates.
   */
  List<Shard> pendingChains() {
    Set<String> finished =
        new HashSet<>(TableParts.labels(storage, RunDirectory.chains(Tables.MODELS)));
    return wholeChains().stream()
        .filter(shard -> !finished.contains(label(shard)))
        .filter(shard -> !storage.exists(RunDirectory.part(Tables.MODELS, label(shard))))
        .toList();
  }

  /** Joins the tables of whole chains, in the order of arms and replicates. */
  void joinChains() {
    List<String> labels = wholeChains().stream().map(this::label).toList();
    String models = RunDirectory.chains(Tables.MODELS);
    if (labels.isEmpty()) {
      for (Schema table : List.of(Tables.SCORES, Tables.SAMPLES, Tables.MODELS)) {
        storage.delete(RunDirectory.chains(table)); // arms that no longer run as wholes
      }
    } else if (!TableParts.labels(storage, models).equals(labels)
        || storage.exists(RunDirectory.PARTS)) {
      // Models last: a chain that they hold is finished.
      for (Schema table : List.of(Tables.SCORES, Tables.SAMPLES, Tables.MODELS)) {
        TableParts.join(
            storage,
            RunDirectory.chains(table),
            table,
            labels,
            label -> RunDirectory.part(table, label));
      }
    }
    deleteOtherShards();
    storage.delete(RunDirectory.PARTS);
  }

  /** Deletes per-chain files of shards that have since got more replicates. */
  private void deleteOtherShards() {
    Set<String> shards =
        wholeChains().stream().map(Shard::fileName).collect(Collectors.toUnmodifiableSet());
    for (RunDirectory.Kind kind : RunDirectory.Kind.values()) {
      String folder = RunDirectory.folder(kind, settings.protocol().generations());
      for (Arm arm : arms(Execution.CHAINS)) {
        RunDirectory.files(storage, folder, arm.name()).stream()
            .filter(name -> !shards.contains(name))
            .forEach(name -> storage.delete(folder + "/" + name));
      }
    }
  }

  /** All shards of the arms whose chains run as wholes. */
  private List<Shard> wholeChains() {
    List<Shard> shards = new ArrayList<>();
    for (Arm arm : arms(Execution.CHAINS)) {
      shards(shards, arm, Execution.CHAINS, Set.of());
    }
    return shards;
  }

  private List<Arm> arms(Execution execution) {
    return settings.arms().stream()
        .filter(arm -> Execution.of(settings.protocol(), arm) == execution)
        .toList();
  }

  private String label(Shard shard) {
    return RunDirectory.label(shard, settings.protocol().generations());
  }

  /**
   * The chains of other arms that have not finished a generation, as shards, in the order of arms
   * and replicates.
   */
  List<Shard> pending(int generation) {
    Map<String, Set<Integer>> finished = finished(generation);
    List<Shard> shards = new ArrayList<>();
    for (Arm arm : arms(Execution.STEPS)) {
      shards(shards, arm, Execution.STEPS, finished.getOrDefault(arm.name(), Set.of()));
    }
    return shards;
  }

  private void shards(List<Shard> shards, Arm arm, Execution execution, Set<Integer> done) {
    int most = execution.shard(arm);
    int replicates = settings.protocol().replicates();
    for (int block = 0; block < replicates; block += most) {
      addPending(shards, arm.name(), done, block, Math.min(replicates, block + most));
    }
  }

  private static void addPending(
      List<Shard> shards, String arm, Set<Integer> done, int from, int to) {
    int start = from;
    for (int replicate = from; replicate <= to; replicate++) {
      if (replicate == to || done.contains(replicate)) {
        if (start < replicate) {
          shards.add(new Shard(arm, start, replicate));
        }
        start = replicate + 1;
      }
    }
  }

  private Map<String, Set<Integer>> finished(int generation) {
    Map<String, Set<Integer>> finished = new TreeMap<>();
    String models = RunDirectory.models(generation);
    if (storage.exists(models)) {
      List<String> columns = List.of("arm", "replicate");
      TableColumns.read(
          storage,
          models,
          Tables.MODELS,
          columns,
          part -> true,
          rows -> {
            for (int row = 0; row < rows.size(); row++) {
              String arm = rows.texts("arm").get(rows.codes("arm")[row]);
              finished.computeIfAbsent(arm, a -> new HashSet<>()).add(rows.ints("replicate")[row]);
            }
          });
    }
    return finished;
  }

  /** Adds chains to a finished generation: scores, samples and, last, facts. */
  void commit(int generation, List<StepRows> results) {
    if (results.isEmpty()) {
      return;
    }
    List<StepRows> inOrder =
        results.stream().sorted(Comparator.comparingLong(this::place)).toList();
    List<StepRows> sampled = inOrder.stream().filter(r -> !r.samples().isEmpty()).toList();
    merge(
        RunDirectory.scores(generation),
        ScoreRow.class,
        inOrder,
        StepRows::scores,
        row -> place(row.arm(), row.replicate()));
    merge(
        RunDirectory.samples(generation),
        SampleRow.class,
        sampled,
        StepRows::samples,
        row -> place(row.arm(), 0)); // samples are of replicate 0
    merge(
        RunDirectory.models(generation),
        ModelRow.class,
        inOrder,
        StepRows::facts,
        row -> place(row.arm(), row.replicate()));
  }

  /** The place of a chain in the order of arms in the settings, then of replicates. */
  private long place(String arm, int replicate) {
    return ((long) order.get(arm) << Integer.SIZE) + replicate;
  }

  private long place(StepRows result) {
    return place(result.arm(), result.replicate());
  }

  /** Rewrites a table with the rows of more chains, all in their places. */
  private <R extends Record> void merge(
      String name,
      Class<R> type,
      List<StepRows> fresh,
      BiConsumer<StepRows, TableWriter> rows,
      ToLongFunction<R> placeOf) {
    TableWriter.write(
        storage,
        name,
        Schema.of(type),
        out -> {
          Deque<StepRows> left = new ArrayDeque<>(fresh);
          Set<Long> replaced = fresh.stream().map(this::place).collect(Collectors.toSet());
          if (storage.exists(name)) {
            TableReader.read(
                storage,
                name,
                type,
                row -> {
                  long place = placeOf.applyAsLong(row);
                  while (!left.isEmpty() && place(left.getFirst()) <= place) {
                    rows.accept(left.removeFirst(), out);
                  }
                  if (!replaced.contains(place)) {
                    out.row(row);
                  }
                });
          }
          left.forEach(result -> rows.accept(result, out));
        });
  }
}
