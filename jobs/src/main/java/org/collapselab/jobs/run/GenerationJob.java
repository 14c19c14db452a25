package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.DoubleConsumer;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.InputException;
import org.collapselab.jobs.run.ShardTask.Answer;
import org.collapselab.jobs.run.ShardTask.Result;

/** One generation of all pending chains: a Spark job with one task a shard. */
final class GenerationJob {

  private static final long POLL_MILLISECONDS = 200;

  private final JavaSparkContext context;
  private final Broadcast<Laboratory> laboratory;
  private final int generation;
  private final List<Shard> pending;

  GenerationJob(
      JavaSparkContext context,
      Broadcast<Laboratory> laboratory,
      int generation,
      List<Shard> pending) {
    this.context = context;
    this.laboratory = laboratory;
    this.generation = generation;
    this.pending = pending;
  }

  /**
   * Runs the job and waits for it.
   *
   * @param progress told the share of tasks that have finished, in [0, 1], every now and then
   * @return what the chains answered, in the order of the shards
   */
  List<Result> results(DoubleConsumer progress) {
    int g = generation; // a task must not carry this object
    Broadcast<Laboratory> shared = laboratory;
    int slices = context.getConf().getInt("spark.default.parallelism", pending.size());
    JavaFutureAction<List<Answer>> job =
        context
            .parallelize(pending, Math.max(1, Math.min(slices, pending.size())))
            .map(shard -> new ShardTask(shared.value(), shard, g).answer())
            .collectAsync();
    try {
      while (!job.isDone()) {
        progress.accept(share(job));
        Thread.sleep(POLL_MILLISECONDS);
      }
      progress.accept(1);
      return results(job.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      job.cancel(true); // nothing where it is done
    }
  }

  private static List<Result> results(List<Answer> answers) {
    List<Result> results = new ArrayList<>();
    for (Answer answer : answers) {
      if (!answer.mistake().isEmpty()) {
        throw new InputException(answer.mistake());
      }
      results.addAll(answer.results());
    }
    return results;
  }

  /** The share of the job's tasks that have finished. */
  private double share(JavaFutureAction<?> job) {
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
}
