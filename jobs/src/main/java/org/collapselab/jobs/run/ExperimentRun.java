package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.chain.ChainModels;
import org.collapselab.jobs.chain.ChainTask;
import org.collapselab.jobs.chain.ShardOutput;
import org.collapselab.jobs.chain.ShardTask;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.jobs.findings.Findings;
import org.collapselab.jobs.findings.RunReport;
import org.collapselab.jobs.findings.Summaries;
import org.collapselab.jobs.human.HumanTexts;
import org.collapselab.jobs.large.LargeChains;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.plan.LargeChainMode;
import org.collapselab.jobs.plan.Plan;
import org.collapselab.jobs.plan.TaskMemory;
import org.collapselab.jobs.plan.TaskNeeds;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.StorageRef;

/**
 * Runs one experiment in one run directory, generation by generation; the body of the main loop is
 * {@link org.collapselab.jobs.loop.Step}.
 */
public final class ExperimentRun {

  private final Settings settings;
  private final Storage storage;
  private final Configuration hadoop;
  private final boolean overwrite;
  private final LargeChainMode largeChains;
  private final PartSizes sizes;
  private final Progress progress;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Prepares a run; changes no file. */
  public ExperimentRun(
      Settings settings,
      String output,
      boolean overwrite,
      LargeChainMode largeChains,
      Configuration hadoop,
      Progress progress) {
    this(settings, output, overwrite, largeChains, PartSizes.USUAL, hadoop, progress);
  }

  /** Prepares a run whose corpora are cut at other sizes, for tests. */
  public ExperimentRun(
      Settings settings,
      String output,
      boolean overwrite,
      LargeChainMode largeChains,
      PartSizes sizes,
      Configuration hadoop,
      Progress progress) {
    this.largeChains = largeChains;
    this.sizes = sizes;
    this.settings = settings;
    this.overwrite = overwrite;
    this.hadoop = hadoop;
    this.storage = Storage.at(output, hadoop);
    this.progress = progress;
  }

  /**
   * The result of this run if the directory already holds it complete; throws an exception if the
   * directory holds another run.
   */
  public Optional<Completed> finished() {
    if (overwrite) {
      return Optional.empty();
    }
    RunState state = RunState.open(storage, settings);
    return state.complete() ? Optional.of(completed(state.tables())) : Optional.empty();
  }

  /**
   * Runs what is left to do.
   *
   * @param spark called after the human text has been read, so that Spark may start meanwhile
   */
  public Completed on(Supplier<JavaSparkContext> spark) {
    state(); // refuses a folder of others before a lock is put there
    try (RunLock lock = RunLock.take(storage, progress::stage)) {
      return locked(lock, spark);
    }
  }

  private RunState state() {
    return overwrite
        ? RunState.openToOverwrite(storage, settings)
        : RunState.open(storage, settings);
  }

  private Completed locked(RunLock lock, Supplier<JavaSparkContext> spark) {
    RunState state = state();
    if (state.complete()) {
      return completed(state.tables());
    }
    state.damages().forEach(damage -> progress.stage("computed again: " + damage));
    progress.stage("reading human text");
    HumanTexts human =
        timed(
            "human",
            () ->
                HumanTexts.of(
                    settings, state.before(), state.inputHashes(), sizes, storage, hadoop));
    JavaSparkContext context = spark.get();
    Map<String, Plan.ArmPlan> large = large(context, Plan.of(settings, human));
    RunTables tables = state.tables();
    if (state.fresh()) {
      // Not before the input has been read: a mistake must not cost a result.
      RunState.erase(storage);
    }
    state.sweep();
    tables.add(storage.recordedText(RunDirectory.SETTINGS, settings.yaml()));
    Runnable manifest = () -> writeManifest(lock, context, tables, human, false, List.of());
    manifest.run();

    timed("human", () -> human.store(tables, settings)); // what tasks read from there
    timed(
        "generations",
        () ->
            concurrently(
                () -> chains(context, state, human, large, lock, manifest),
                () -> human.write(tables, settings)));

    progress.stage("writing summary and report");
    state.requireAllChains();
    Summaries summaries = timed("summary", () -> Summaries.of(tables, settings));
    summaries.writeAll(tables);
    RunReport.write(tables, settings, summaries);
    Findings findings = summaries.findings();
    dropCorpora(tables, manifest);
    storage.delete(RunDirectory.CARRIED);
    storage.delete(RunDirectory.WORK);
    storage.delete(RunDirectory.UNFINISHED);
    // Last: says that all is there.
    writeManifest(lock, context, tables, human, true, findings.messages());
    return completed(findings);
  }

  /**
   * The arms whose chains run spread over tasks, by name.
   *
   * @throws InputException if a step must run in one task and cannot have the memory
   */
  private Map<String, Plan.ArmPlan> large(JavaSparkContext context, Plan plan) {
    TaskMemory memory = TaskMemory.of(context.getConf()).atMost(plan.tasks());
    Map<String, Plan.ArmPlan> large = new HashMap<>();
    for (Plan.ArmPlan arm : plan.arms()) {
      TaskNeeds.require(context.getConf(), arm.arm());
      if (arm.large(largeChains, memory)) {
        large.put(arm.arm().name(), arm);
        progress.stage("arm '" + arm.arm().name() + "': " + arm.describe(largeChains, memory));
      } else if (arm.memory() > memory.alone() && largeChains == LargeChainMode.NEVER) {
        throw new InputException(
            "a step must fit the memory of a task, but one of arm '"
                + arm.arm().name()
                + "' may need "
                + Plan.bytes(arm.memory())
                + " where "
                + Plan.bytes(memory.alone())
                + " are there; leave --large-chains at auto, give more memory"
                + " (COLLAPSELAB_JAVA_OPTS=-Xmx..., or --conf spark.executor.memory=...) or lower"
                + " the budget or the model's order");
      } else if (arm.memory() * Math.min(memory.tasks(), arm.shards()) > memory.heap()) {
        progress.stage(
            "note: arm '"
                + arm.arm().name()
                + "': "
                + arm.describe(largeChains, memory)
                + " - should"
                + " memory run out, set COLLAPSELAB_JAVA_OPTS=-Xmx... or use fewer cores"
                + " (--master 'local[1]')");
      }
    }
    return large;
  }

  /** Runs the main loop: in every chain, each generation mixes, trains, generates and measures. */
  private void chains(
      JavaSparkContext context,
      RunState state,
      HumanTexts human,
      Map<String, Plan.ArmPlan> large,
      RunLock lock,
      Runnable manifest) {
    Tasks tasks = new Tasks(context, taskContext(context, human, lock));
    new SharedFolder(tasks, storage).require();
    LargeChains largeChains =
        new LargeChains(tasks, large, TaskMemory.of(context.getConf()), state.shards());
    Commit commit = new Commit(state, settings, sizes, manifest);
    int last = settings.protocol().generations();
    StepCounter steps = StepCounter.of(state, last, progress);

    // Small chains whose text need not stay: all generations of a chain in one task.
    List<Shard> whole = state.pendingChains();
    String parts = state.shards().folder();
    tasks.map(
        whole,
        Shard::arm,
        (all, shard) -> new ChainTask(all, shard, parts).run(),
        steps.ofChains(whole));
    commit.chains(state.writtenChains(), last);
    commit.compactChains(last);

    // All others, generation by generation: a task finds its chains' history in the run directory.
    for (int g = 0; g <= last; g++) {
      int generation = g;
      Map<Boolean, List<Shard>> pending =
          state.pending(generation).stream()
              .collect(Collectors.partitioningBy(shard -> large.containsKey(shard.arm())));
      List<Shard> small = pending.get(false);
      List<RunFile> past = past(state.tables(), generation);
      List<ShardOutput> outputs =
          new ArrayList<>(
              tasks.map(
                  small,
                  Shard::arm,
                  (all, shard) -> new ShardTask(all, shard, generation, past).run(),
                  steps.ofGeneration(generation, small)));
      // Large chains one after the other: each stage of a step has the cluster for itself.
      for (Shard shard : pending.get(true)) {
        DoubleConsumer listener = steps.ofGeneration(generation, List.of(shard));
        listener.accept(0);
        outputs.add(largeChains.run(shard, generation, past));
        listener.accept(1);
      }
      commit.generation(generation, outputs);
      commit.compact(generation);
      deleteUnneeded(state.tables(), generation, manifest);
      storage.delete(RunDirectory.carried(generation - 1));
    }
    largeChains.close();
    tasks.close();
  }

  /** The files of texts, mixes and models of the generations before one. */
  private static List<RunFile> past(RunTables tables, int generation) {
    return tables.files().stream()
        .filter(file -> file.of(Tables.CORPORA) || file.of(Tables.MIXES) || ChainModels.isOne(file))
        .filter(file -> file.first() < generation)
        .toList();
  }

  private TaskContext taskContext(JavaSparkContext context, HumanTexts human, RunLock lock) {
    Map<String, Arm> arms = new HashMap<>();
    settings.arms().forEach(arm -> arms.put(arm.name(), arm));
    return new TaskContext(
        settings.protocol(),
        sizes,
        arms,
        human.texts(),
        human.byArm(),
        new StorageRef(storage.location(), context.hadoopConfiguration()),
        RunDirectory.WORK + "/" + lock.token());
  }

  /** Deletes corpora that no regime will read again, if the settings do not keep them. */
  private void deleteUnneeded(RunTables tables, int generation, Runnable manifest) {
    boolean rereads = settings.arms().stream().anyMatch(arm -> arm.regime().rereads());
    boolean returns =
        settings.protocol().drift() && generation == 2; // to generation 0, until the end
    if (settings.protocol().keep() != Keep.ALL && !rereads && !returns && generation >= 2) {
      delete(tables, manifest, file -> file.isGeneration(generation - 2));
    }
  }

  private void dropCorpora(RunTables tables, Runnable manifest) {
    int last = settings.protocol().generations();
    switch (settings.protocol().keep()) {
      case ALL -> delete(tables, manifest, file -> ChainModels.isOne(file) && file.last() < last);
      case LAST -> delete(tables, manifest, file -> file.last() < last);
      case NONE -> delete(tables, manifest, file -> true);
    }
  }

  /** Deletes files of texts and models, after they have ceased to be part of the result. */
  private void delete(RunTables tables, Runnable manifest, Predicate<RunFile> unwanted) {
    List<RunFile> files =
        tables.files().stream()
            .filter(file -> Tables.KEPT.stream().anyMatch(file::of) || ChainModels.isOne(file))
            .filter(unwanted)
            .toList();
    if (!files.isEmpty()) {
      tables.drop(files::contains);
      manifest.run();
      files.forEach(file -> storage.delete(file.name()));
    }
  }

  private Completed completed(RunTables tables) {
    return completed(Findings.read(tables, settings));
  }

  private Completed completed(Findings findings) {
    return new Completed(
        storage.display(), findings.notes(), findings.violations(), findings.verdicts().lines());
  }

  private void writeManifest(
      RunLock lock,
      JavaSparkContext context,
      RunTables tables,
      HumanTexts human,
      boolean complete,
      List<String> notes) {
    lock.requireHeld();
    Manifest.write(
        tables,
        settings,
        complete,
        notes,
        new Manifest.Facts(human.facts(), seconds, context.version(), context.master()));
  }

  private <T> T timed(String name, Supplier<T> stage) {
    long start = System.nanoTime();
    T result = stage.get();
    seconds.merge(name, (System.nanoTime() - start) / 1e9, Double::sum);
    return result;
  }

  /** Runs two tasks at once and ends when both have ended; a failure of the first has priority. */
  private static void concurrently(Runnable first, Runnable second) {
    CompletableFuture<Void> other = CompletableFuture.runAsync(second);
    try {
      first.run();
    } catch (RuntimeException | Error e) {
      other.exceptionally(failure -> null).join();
      throw e;
    }
    other.join();
  }

  private void timed(String name, Runnable stage) {
    timed(
        name,
        () -> {
          stage.run();
          return true;
        });
  }
}
