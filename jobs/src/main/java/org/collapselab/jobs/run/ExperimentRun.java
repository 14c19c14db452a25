package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.collapselab.jobs.run.ShardTask.Result;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;

/** One experiment in one run directory: the main loop. */
public final class ExperimentRun {

  private static final long POLL_MILLISECONDS = 200;

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
   * Whether the directory already holds this very run, complete; refuses where it holds another.
   */
  public boolean complete() {
    return !overwrite && RunState.open(storage, settings).complete();
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
      RunState.erase(
          storage); // not before the input has been read: a mistake must not cost a result
    }
    storage.sweep();
    human.write(storage, settings);
    storage.text(RunDirectory.SETTINGS, settings.yaml());
    writeManifest(spark, human, false, List.of());

    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Laboratory> laboratory = context.broadcast(laboratory(context, human));
    try {
      int all = 0;
      for (int generation = 0; generation <= settings.run().generations(); generation++) {
        all +=
            state.pending(generation).stream().mapToInt(shard -> shard.to() - shard.from()).sum();
      }
      int done = 0;
      for (int generation = 0; generation <= settings.run().generations(); generation++) {
        List<Shard> pending = state.pending(generation);
        if (!pending.isEmpty()) {
          List<Result> results = generation(context, laboratory, pending, generation, done, all);
          state.commit(generation, results);
          done += results.size();
          deleteUnneeded(generation);
        }
      }
    } finally {
      laboratory.destroy();
    }

    progress.stage("writing summary and report");
    Summaries.write(storage, settings);
    Completed completed = completed();
    writeManifest(spark, human, true, completed.notes());
    ReportBuilder.write(storage, settings);
    dropCorpora();
    writeManifest(spark, human, true, completed.notes());
    return completed;
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

  /** One generation of all pending chains: a Spark job with one task a shard. */
  private List<Result> generation(
      JavaSparkContext context,
      Broadcast<Laboratory> laboratory,
      List<Shard> pending,
      int generation,
      int before,
      int all) {
    int slices = context.getConf().getInt("spark.default.parallelism", pending.size());
    long start = System.nanoTime();
    JavaFutureAction<List<List<Result>>> job =
        context
            .parallelize(pending, Math.max(1, Math.min(slices, pending.size())))
            .map(shard -> new ShardTask(laboratory.value(), shard, generation).run())
            .collectAsync();
    double chains = pending.stream().mapToInt(shard -> shard.to() - shard.from()).sum();
    while (!job.isDone()) {
      progress.steps(
          generation,
          settings.run().generations(),
          before + (int) (chains * share(context, job)),
          all);
      pause();
    }
    List<Result> results = new ArrayList<>();
    outcome(job).forEach(results::addAll);
    progress.steps(generation, settings.run().generations(), before + results.size(), all);
    seconds.merge("generations", (System.nanoTime() - start) / 1e9, Double::sum);
    return results;
  }

  /** The share of a job's tasks that have finished. */
  private static double share(JavaSparkContext context, JavaFutureAction<?> job) {
    int finished = 0;
    int tasks = 0;
    for (int id : job.jobIds()) {
      var info = context.statusTracker().getJobInfo(id);
      for (int stageId : info == null ? new int[0] : info.stageIds()) {
        SparkStageInfo stage = context.statusTracker().getStageInfo(stageId);
        if (stage != null) {
          finished += stage.numCompletedTasks();
          tasks += stage.numTasks();
        }
      }
    }
    return tasks == 0 ? 0 : (double) finished / tasks;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<List<Result>> outcome(JavaFutureAction<List<List<Result>>> job) {
    try {
      return job.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw UserMistakes.unwrap(e);
    }
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
    Findings findings = Findings.read(storage, settings);
    return new Completed(storage.display(), findings.notes(), findings.violations());
  }

  private void writeManifest(
      SparkSession spark, Encodings human, boolean complete, List<String> notes) {
    Manifest.write(
        storage, settings, complete, human.facts(), notes, seconds, spark.sparkContext().master());
  }

  private interface Stage<T> {
    T run();
  }

  private <T> T timed(String name, Stage<T> stage) {
    long start = System.nanoTime();
    T result = stage.run();
    seconds.merge(name, (System.nanoTime() - start) / 1e9, Double::sum);
    return result;
  }
}
