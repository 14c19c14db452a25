package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.base.InputException;

/**
 * The frame of every Spark job: it broadcasts the context once, distributes items over partitions,
 * and returns a user's mistake that a task finds as an answer. Results are in the order of the
 * items, however many partitions there are.
 */
public final class Tasks implements AutoCloseable {

  private static final long REPORT_MILLISECONDS = 200;

  private final JavaSparkContext spark;
  private final Broadcast<TaskContext> context;

  /** Broadcasts the context of all tasks. */
  public Tasks(JavaSparkContext spark, TaskContext context) {
    this.spark = spark;
    this.context = spark.broadcast(context);
  }

  /** The work of a task on an item; it travels to the executors. */
  public interface Task<I, R> extends Serializable {
    /** Runs on an executor. */
    R run(TaskContext context, I item);
  }

  /** The name of an item's arm, for messages; it travels to the executors. */
  public interface ArmOf<I> extends Serializable {
    /** The arm's name. */
    String name(I item);
  }

  /** The context of all tasks, on the driver. */
  public TaskContext context() {
    return context.value();
  }

  /** The context of all tasks, as executors receive it. */
  public Broadcast<TaskContext> shared() {
    return context;
  }

  /** Sends a value to all executors that use it. */
  public <T> Broadcast<T> broadcast(T value) {
    return spark.broadcast(value);
  }

  /** Distributes items over partitions. */
  public <I> JavaRDD<I> over(List<I> items) {
    int wanted = spark.getConf().getInt("spark.default.parallelism", items.size());
    return spark.parallelize(items, Math.max(1, Math.min(wanted, items.size())));
  }

  /** Distributes the numbers 0 to {@code end} - 1 over partitions. */
  public JavaRDD<Integer> over(int end) {
    return over(IntStream.range(0, end).boxed().toList());
  }

  /** Whether tasks run in the process of the driver. */
  public boolean local() {
    return spark.isLocal();
  }

  /** Work that every executor does; it travels to them. */
  public interface Anywhere<R> extends Serializable {
    /** Runs on an executor. */
    R run(TaskContext context);
  }

  /** Runs a task in as many partitions as tasks can run at once, so that each executor has some. */
  public <R> List<R> everywhere(Anywhere<R> task) {
    Broadcast<TaskContext> shared = context; // a task must not carry this object
    int all = Math.max(1, spark.defaultParallelism());
    List<Integer> numbers = IntStream.range(0, all).boxed().toList();
    return spark.parallelize(numbers, all).map(number -> task.run(shared.value())).collect();
  }

  /**
   * Runs one task for an arm.
   *
   * @throws InputException if the task finds a user's mistake
   */
  public <R> R one(String arm, Task<String, R> task) {
    return map(arm, List.of(arm), task).get(0);
  }

  /**
   * Runs a task for each item of an arm.
   *
   * @throws InputException if a task finds a user's mistake
   */
  public <I, R> List<R> map(String arm, List<I> items, Task<I, R> task) {
    return TaskAnswer.values(answers(items, item -> arm, task).collect());
  }

  /**
   * Runs a task for each item and reports how far the job is.
   *
   * @param arm of an item
   * @param progress receives the share of tasks that have finished, in [0, 1], several times a
   *     second
   * @throws InputException if a task finds a user's mistake
   */
  public <I, R> List<R> map(List<I> items, ArmOf<I> arm, Task<I, R> task, DoubleConsumer progress) {
    if (items.isEmpty()) {
      return List.of();
    }
    JavaFutureAction<List<TaskAnswer<R>>> job = answers(items, arm, task).collectAsync();
    try {
      return TaskAnswer.values(await(job, progress));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      job.cancel(true); // nothing if it is done
    }
  }

  private <I, R> JavaRDD<TaskAnswer<R>> answers(List<I> items, ArmOf<I> arm, Task<I, R> task) {
    Broadcast<TaskContext> shared = context; // a task must not carry this object
    return over(items)
        .map(item -> TaskAnswer.of(arm.name(item), () -> task.run(shared.value(), item)));
  }

  private <R> List<R> await(JavaFutureAction<List<R>> job, DoubleConsumer progress)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        List<R> answers = job.get(REPORT_MILLISECONDS, TimeUnit.MILLISECONDS);
        progress.accept(1);
        return answers;
      } catch (TimeoutException e) {
        progress.accept(finished(job));
      }
    }
  }

  /** The share of the job's tasks that have finished. */
  private double finished(JavaFutureAction<?> job) {
    int finished = 0;
    int tasks = 0;
    for (int id : job.jobIds()) {
      var info = spark.statusTracker().getJobInfo(id);
      for (int stageId : info == null ? new int[0] : info.stageIds()) {
        SparkStageInfo stage = spark.statusTracker().getStageInfo(stageId);
        if (stage != null) {
          finished += stage.numCompletedTasks();
          tasks += stage.numTasks();
        }
      }
    }
    return tasks == 0 ? 0 : (double) finished / tasks;
  }

  /** Releases the broadcast context. */
  @Override
  public void close() {
    context.destroy();
  }
}
