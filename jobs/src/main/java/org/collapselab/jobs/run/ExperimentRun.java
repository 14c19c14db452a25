package org.collapselab.jobs.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;

/** One experiment in one run directory: the main loop. */
public final class ExperimentRun {

  private final Settings settings;
  private final Storage storage;
  private final Configuration hadoop;
  private final boolean overwrite;
  private final Progress progress;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  /** Prepares a run; touches nothing yet. */
  public ExperimentRun(
      Settings settings,
      String output,
      boolean overwrite,
      Configuration hadoop,
      Progress progress) {
    this.settings = settings;
    this.overwrite = overwrite;
    this.hadoop = hadoop;
    this.storage = Storage.at(output, hadoop);
    this.progress = progress;
  }

  /**
   * This very run, where the directory already holds it complete; refuses where it holds another.
   */
  public Optional<Completed> finished() {
    return !overwrite && RunState.open(storage, settings).complete()
        ? Optional.of(completed())
        : Optional.empty();
  }

  /** Runs what is left to do. */
  public Completed on(SparkSession spark) {
    RunState state =
        overwrite ? RunState.anew(storage, settings) : RunState.open(storage, settings);
    if (state.complete()) {
      return completed();
    }
    progress.stage("reading human text");
    Encodings human = timed("human", () -> Encodings.of(settings, state.before(), storage, hadoop));
    if (overwrite) {
      // Not before the input has been read: a mistake must not cost a result.
      RunState.erase(storage);
    }
    storage.sweep();
    storage.text(RunDirectory.SETTINGS, settings.yaml());
    human.write(storage, settings);
    writeManifest(spark, human, false, List.of());

    warnOfMemory(spark, human);
    timed("generations", () -> chains(spark, state, human));

    progress.stage("writing summary and report");
    Summaries.write(storage, settings);
    Findings findings = Findings.read(storage, settings);
    ReportBuilder.write(storage, settings, findings);
    dropCorpora();
    writeManifest(spark, human, true, findings.told()); // last: says that all is there
    return completed(findings);
  }

  /** Says so, where the steps that run at once on this machine may need more than its heap. */
  private void warnOfMemory(SparkSession spark, Encodings human) {
    Plan plan = Plan.of(settings, human);
    long tasks = plan.arms().stream().mapToLong(Plan.ArmPlan::shards).sum();
    double need =
        (double) plan.memory() * Math.min(tasks, spark.sparkContext().defaultParallelism());
    long heap = Runtime.getRuntime().maxMemory();
    if (spark.sparkContext().isLocal() && need > heap) {
      progress.stage(
          "note: the steps that run at once may need up to "
              + Plan.bytes(need)
              + ", but the heap is "
              + Plan.bytes(heap)
              + "; should it run out, set COLLAPSELAB_JAVA_OPTS=-Xmx..., use fewer cores (--master"
              + " 'local[1]') or smaller budgets");
    }
  }

  /** The main loop: in every chain, each generation mixes, trains, generates and measures. */
  private void chains(SparkSession spark, RunState state, Encodings human) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Laboratory> laboratory = context.broadcast(laboratory(context, human));
    ShardJob job = new ShardJob(context, laboratory);
    Steps steps = Steps.of(state, settings.run().generations(), progress);

    // Small chains whose text need not stay: all generations of a chain in one task.
    List<Shard> whole = state.pendingChains();
    job.run(whole, (lab, shard) -> new ChainTask(lab, shard).answer(), steps.ofChains(whole));
    state.joinChains();

    // All others, generation by generation: a task finds its chains' history in the run directory.
    for (int g = 0; g <= settings.run().generations(); g++) {
      int generation = g;
      List<Shard> pending = state.pending(generation);
      state.commit(
          generation,
          job.run(
              pending,
              (lab, shard) -> new ShardTask(lab, shard, generation).answer(),
              steps.ofGeneration(generation, pending)));
      deleteUnneeded(generation);
    }
    laboratory.destroy();
  }

  private Laboratory laboratory(JavaSparkContext context, Encodings human) {
    Map<String, Arm> arms = new HashMap<>();
    settings.arms().forEach(arm -> arms.put(arm.name(), arm));
    return new Laboratory(
        settings.run(),
        arms,
        human.texts(),
        human.byArm(),
        storage.uri().toString(),
        new SerializableConfiguration(context.hadoopConfiguration()));
  }

  /** Deletes corpora that no regime will read again, where the settings do not keep them. */
  private void deleteUnneeded(int generation) {
    boolean rereads = settings.arms().stream().anyMatch(arm -> arm.regime().rereads());
    if (settings.run().keep() != Keep.ALL && !rereads && generation >= 2) {
      deletePerChainFiles(generation - 2);
    }
  }

  private void dropCorpora() {
    int last = settings.run().generations();
    int first = settings.run().keep() == Keep.ALL ? last + 1 : 0;
    int end = settings.run().keep() == Keep.LAST ? last : last + 1;
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
    return new Completed(storage.display(), findings.notes(), findings.violations());
  }

  private void writeManifest(
      SparkSession spark, Encodings human, boolean complete, List<String> notes) {
    Manifest.write(
        storage, settings, complete, human.facts(), notes, seconds, spark.sparkContext().master());
  }

  private <T> T timed(String name, Supplier<T> stage) {
    long start = System.nanoTime();
    T result = stage.get();
    seconds.merge(name, (System.nanoTime() - start) / 1e9, Double::sum);
    return result;
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
