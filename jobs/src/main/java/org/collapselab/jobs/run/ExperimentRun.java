package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.collapselab.jobs.base.MemoryException;
import org.collapselab.jobs.chain.ChainModels;
import org.collapselab.jobs.chain.ChainTask;
import org.collapselab.jobs.chain.ShardOutput;
import org.collapselab.jobs.chain.ShardTask;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunEvent.GenerationsCommitted;
import org.collapselab.jobs.event.RunEvent.GenerationsStarted;
import org.collapselab.jobs.event.RunEvent.RunFinished;
import org.collapselab.jobs.event.RunEvent.RunStarted;
import org.collapselab.jobs.event.Stage;
import org.collapselab.jobs.event.StageSeconds;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.extension.ExtensionJar;
import org.collapselab.jobs.extension.Extensions;
import org.collapselab.jobs.findings.Findings;
import org.collapselab.jobs.findings.RunReport;
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
  private final Events events;
  private final StageSeconds seconds = new StageSeconds();
  private final StepCounter steps;
  private final List<ExtensionJar> extensions;

  /** Prepares a run; changes no file. */
  public ExperimentRun(
      Settings settings,
      String output,
      boolean overwrite,
      LargeChainMode largeChains,
      Configuration hadoop,
      Events events) {
    this(settings, output, overwrite, largeChains, PartSizes.USUAL, hadoop, events);
  }

  /** Prepares a run whose corpora are cut at other sizes, for tests. */
  public ExperimentRun(
      Settings settings,
      String output,
      boolean overwrite,
      LargeChainMode largeChains,
      PartSizes sizes,
      Configuration hadoop,
      Events events) {
    this.largeChains = largeChains;
    this.sizes = sizes;
    this.settings = settings;
    this.overwrite = overwrite;
    this.hadoop = hadoop;
    this.storage = Storage.at(output, hadoop);
    this.events = events;
    this.steps = new StepCounter(events);
    events.add(seconds);
    this.extensions = Extensions.inUse();
  }

  /**
   * The result of this run if the directory already holds it complete; throws an exception if the
   * directory holds another run.
   */
  public Optional<Completed> finished() {
    return overwrite
        ? Optional.empty()
        : RunState.openFinished(storage, settings).map(state -> completed(state.tables()));
  }

  /**
   * Runs what is left to do.
   *
   * @param spark called after the human text has been read, so that Spark may start meanwhile
   */
  public Completed on(Supplier<JavaSparkContext> spark) {
    if (overwrite) { // before a lock is put there
      RunState.openToOverwrite(storage, settings);
    } else {
      RunState.require(storage, settings);
    }
    try (RunLock lock = RunLock.take(storage, events::note)) {
      return announced(() -> locked(lock, spark));
    }
  }

  /** Says that the run starts and how it ends. */
  private Completed announced(Supplier<Completed> run) {
    events.publish(started());
    settings.remarks().forEach(events::note);
    try {
      Completed completed = run.get();
      events.publish(new RunFinished(true, steps.done()));
      return completed.noting(events.failures());
    } catch (RuntimeException | Error e) {
      events.publish(new RunFinished(false, steps.done()));
      throw e;
    }
  }

  private RunStarted started() {
    return new RunStarted(
        settings.protocol().name(),
        storage.display(),
        settings.arms().stream().map(Arm::name).toList(),
        settings.protocol().replicates(),
        settings.protocol().generations());
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
    state.damages().forEach(damage -> events.note("computed again: " + damage));
    HumanTexts human =
        events.during(
            Stage.HUMAN,
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

    events.during(Stage.STORE, () -> human.store(tables, settings)); // what tasks read from there
    events.during(
        Stage.GENERATIONS,
        () ->
            concurrently(
                () -> chains(context, state, human, large, lock, manifest),
                () -> human.write(tables, settings)));

    state.requireAllChains();
    Findings findings = events.during(Stage.SUMMARY, () -> RunReport.writeAll(tables, settings));
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
   * @throws MemoryException if a step cannot have the memory that it surely needs, or must run in
   *     one task and may need more than that has
   */
  private Map<String, Plan.ArmPlan> large(JavaSparkContext context, Plan plan) {
    TaskMemory memory = TaskMemory.of(context.getConf()).atMost(plan.tasks());
    Map<String, Plan.ArmPlan> large = new HashMap<>();
    for (Plan.ArmPlan arm : plan.arms()) {
      TaskNeeds.require(context.getConf(), arm.arm());
      arm.requireText(largeChains, memory);
      if (arm.large(largeChains, memory)) {
        large.put(arm.arm().name(), arm);
        events.note("arm '" + arm.arm().name() + "': " + arm.describe(largeChains, memory));
      } else if (arm.memory() > memory.alone() && largeChains == LargeChainMode.NEVER) {
        throw new MemoryException(
            "a step must fit the memory of a task, but one of arm '"
                + arm.arm().name()
                + "' may need "
                + Plan.bytes(arm.memory())
                + " where "
                + Plan.bytes(memory.alone())
                + " are there; leave --large-chains at auto, or "
                + MemoryException.remedy());
      } else if (arm.memory() * Math.min(memory.tasks(), arm.shards()) > memory.heap()) {
        events.note(
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

    // Small chains whose text need not stay: all generations of a chain in one task.
    List<Shard> whole = state.pendingChains();
    steps.begin(whole, state, last);
    String parts = state.shards().folder();
    start(0, last, whole);
    tasks.shards(whole, (all, shard) -> new ChainTask(all, shard, parts).run(), steps);
    commit.chains(state.writtenChains(), last);
    commit.compactChains(last);
    committed(0, last, whole);

    // All others, generation by generation: a task finds its chains' history in the run directory.
    for (int g = 0; g <= last; g++) {
      int generation = g;
      List<Shard> pending = state.pending(generation);
      start(generation, generation, pending);
      Map<Boolean, List<Shard>> spread =
          pending.stream()
              .collect(Collectors.partitioningBy(shard -> large.containsKey(shard.arm())));
      List<RunFile> past = past(state.tables(), generation);
      List<ShardOutput> outputs =
          new ArrayList<>(
              tasks.shards(
                  spread.get(false),
                  (all, shard) -> new ShardTask(all, shard, generation, past).run(),
                  steps));
      // Large chains one after the other: each stage of a step has the cluster for itself.
      for (Shard shard : spread.get(true)) {
        steps.accept(tasks.add(Work.NONE));
        ShardOutput output = largeChains.run(shard, generation, past);
        steps.accept(tasks.add(output.work()));
        outputs.add(output);
      }
      commit.generation(generation, outputs);
      commit.compact(generation);
      committed(generation, generation, pending);
      deleteUnneeded(state.tables(), generation, manifest);
      storage.delete(RunDirectory.carried(generation - 1));
    }
    largeChains.close();
    tasks.close();
  }

  private void start(int first, int last, List<Shard> shards) {
    int chains = StepCounter.chains(shards);
    if (chains > 0) {
      events.publish(new GenerationsStarted(first, last, chains));
    }
  }

  private void committed(int first, int last, List<Shard> shards) {
    int chains = StepCounter.chains(shards);
    if (chains > 0) {
      events.publish(new GenerationsCommitted(first, last, chains));
    }
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
            .filter(file -> file.ofAny(Tables.KEPT) || ChainModels.isOne(file))
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
        new Manifest.Facts(
            human.facts(), extensions, seconds.byStage(), context.version(), context.master()));
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
}
