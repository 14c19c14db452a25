package org.collapselab.jobs.chain;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.layout.Shard;

/** Runs shards: a Spark job with one task a shard. */
public final class ShardJob {

  private static final long TELL_MILLISECONDS = 200;

  /**
   * What a task does with its shard; it travels to the executors. It answers what the driver is to
   * write: nothing where the task has written its results itself.
   */
  public interface Work extends Function2<TaskContext, Shard, TaskAnswer<List<StepRows>>> {}

  private final JavaSparkContext context;
  private final Broadcast<TaskContext> laboratory;

  public ShardJob(JavaSparkContext context, Broadcast<TaskContext> laboratory) {
    this.context = context;
    this.laboratory = laboratory;
  }

  /**
   * Runs a job and waits for it.
   *
   * @param progress told the share of tasks that have finished, in [0, 1], every now and then
   * @return what the tasks answered, in the order of the shards
   */
  public List<StepRows> run(List<Shard> shards, Work work, DoubleConsumer progress) {
    if (shards.isEmpty()) {
      return List.of();
    }
    Broadcast<TaskContext> shared = laboratory; // a task must not carry this object
    int slices = context.getConf().getInt("spark.default.parallelism", shards.size());
    JavaFutureAction<List<TaskAnswer<List<StepRows>>>> job =
        context
            .parallelize(shards, Math.min(slices, shards.size()))
            .map(shard -> work.call(shared.value(), shard))
            .collectAsync();
    try {
      return TaskAnswer.all(answers(job, progress)).stream().flatMap(List::stream).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      job.cancel(true); // nothing where it is done
    }
  }

  /** Waits for a job, and tells how far it is meanwhile. */
  private List<TaskAnswer<List<StepRows>>> answers(
      JavaFutureAction<List<TaskAnswer<List<StepRows>>>> job, DoubleConsumer progress)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        List<TaskAnswer<List<StepRows>>> answers =
            job.get(TELL_MILLISECONDS, TimeUnit.MILLISECONDS);
        progress.accept(1);
        return answers;
      } catch (TimeoutException e) {
        progress.accept(share(job));
      }
    }
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
