package org.collapselab.jobs.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.chain.CarriedCounts;
import org.collapselab.jobs.chain.ChainTask;
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
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.plan.LargeChainMode;
import org.collapselab.jobs.plan.Plan;
import org.collapselab.jobs.plan.TaskMemory;
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
    return !overwrite && RunState.open(storage, settings).complete()
        ? Optional.of(completed())
        : Optional.empty();
  }

  /**
   * Runs what is left to do.
   *
   * @param spark called after the human text has been read, so that Spark may start meanwhile
   */
  public Completed on(Supplier<JavaSparkContext> spark) {
    RunState state =
        overwrite ? RunState.openToOverwrite(storage, settings) : RunState.open(storage, settings);
    if (state.complete()) {
      return completed();
    }
    progress.stage("reading human text");
    HumanTexts human =
        timed("human", () -> HumanTexts.of(settings, state.before(), sizes, storage, hadoop));
    JavaSparkContext context = spark.get();
    Map<String, Plan.ArmPlan> large = large(context, Plan.of(settings, human));
    if (overwrite) {
      // Not before the input has been read: a mistake must not cost a result.
      RunState.erase(storage);
    }
    storage.sweep();
    storage.delete(RunDirectory.WORK);
    storage.text(RunDirectory.SETTINGS, settings.yaml());
    writeManifest(context, human, false, List.of());

    timed("human", () -> human.store(storage, settings)); // what tasks read from there
    timed(
        "generations",
        () ->
            concurrently(
                () -> chains(context, state, human, large), () -> human.write(storage, settings)));

    progress.stage("writing summary and report");
    Findings findings = timed("summary", () -> Summaries.write(storage, settings));
    RunReport.write(storage, settings, findings);
    dropCorpora();
    storage.delete(RunDirectory.CARRIED);
    writeManifest(context, human, true, findings.messages()); // last: says that all is there
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
      JavaSparkContext context, RunState state, HumanTexts human, Map<String, Plan.ArmPlan> large) {
    Tasks tasks = new Tasks(context, taskContext(context, human));
    LargeChains largeChains = new LargeChains(tasks, large, TaskMemory.of(context.getConf()));
    StepCounter steps = StepCounter.of(state, settings.protocol().generations(), progress);

    // Small chains whose text need not stay: all generations of a chain in one task.
    List<Shard> whole = state.pendingChains();
    tasks.map(
        whole, Shard::arm, (all, shard) -> new ChainTask(all, shard).run(), steps.ofChains(whole));
    state.joinChains();

    // All others, generation by generation: a task finds its chains' history in the run directory.
    for (int g = 0; g <= settings.protocol().generations(); g++) {
      int generation = g;
      Map<Boolean, List<Shard>> pending =
          state.pending(generation).stream()
              .collect(Collectors.partitioningBy(shard -> large.containsKey(shard.arm())));
      List<Shard> small = pending.get(false);
      state.commit(
          generation,
          tasks
              .map(
                  small,
                  Shard::arm,
                  (all, shard) -> new ShardTask(all, shard, generation).run(),
                  steps.ofGeneration(generation, small))
              .stream()
              .flatMap(List::stream)
              .toList());
      // Large chains one after the other: each stage of a step has the cluster for itself.
      for (Shard shard : pending.get(true)) {
        DoubleConsumer listener = steps.ofGeneration(generation, List.of(shard));
        listener.accept(0);
        state.commit(generation, List.of(largeChains.run(shard, generation)));
        listener.accept(1);
      }
      deleteUnneeded(generation);
      storage.delete(CarriedCounts.folder(generation - 1));
    }
    largeChains.close();
    tasks.close();
  }

  private TaskContext taskContext(JavaSparkContext context, HumanTexts human) {
    Map<String, Arm> arms = new HashMap<>();
    settings.arms().forEach(arm -> arms.put(arm.name(), arm));
    return new TaskContext(
        settings.protocol(),
        sizes,
        arms,
        human.texts(),
        human.byArm(),
        new StorageRef(storage.location(), context.hadoopConfiguration()));
  }

  /** Deletes corpora that no regime will read again, if the settings do not keep them. */
  private void deleteUnneeded(int generation) {
    boolean rereads = settings.arms().stream().anyMatch(arm -> arm.regime().rereads());
    boolean returns =
        settings.protocol().drift() && generation == 2; // to generation 0, until the end
    if (settings.protocol().keep() != Keep.ALL && !rereads && !returns && generation >= 2) {
      deletePerChainFiles(generation - 2);
    }
  }

  private void dropCorpora() {
    int last = settings.protocol().generations();
    int first = settings.protocol().keep() == Keep.ALL ? last + 1 : 0;
    int end = settings.protocol().keep() == Keep.LAST ? last : last + 1;
    for (int generation = first; generation < end; generation++) {
      deletePerChainFiles(generation);
    }
  }

  private void deletePerChainFiles(int generation) {
    for (RunDirectory.Kind kind : RunDirectory.Kind.values()) {
      storage.delete(RunDirectory.folder(kind, generation));
    }
  }

  private Completed completed() {
    return completed(Findings.read(storage, settings));
  }

  private Completed completed(Findings findings) {
    return new Completed(
        storage.display(), findings.notes(), findings.violations(), findings.verdicts().lines());
  }

  private void writeManifest(
      JavaSparkContext context, HumanTexts human, boolean complete, List<String> notes) {
    Manifest.write(
        storage,
        settings,
        complete,
        human.facts(),
        notes,
        seconds,
        context.version(),
        context.master());
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
