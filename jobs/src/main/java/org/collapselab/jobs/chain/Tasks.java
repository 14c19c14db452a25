package org.collapselab.jobs.chain;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.layout.Shard;

/**
 * The frame of every Spark job: it broadcasts the context once, distributes items over partitions,
 * and returns a user's mistake that a task finds as an answer. Results are in the order of the
 * items, however many partitions there are.
 */
public final class Tasks implements AutoCloseable {

  private static final long REPORT_MILLISECONDS = 200;

  private final JavaSparkContext spark;
  private final Broadcast<TaskContext> context;
  private final WorkSum done = new WorkSum();

  /** Broadcasts the context of all tasks. */
  public Tasks(JavaSparkContext spark, TaskContext context) {
    this.spark = spark;
    this.context = spark.broadcast(context);
    spark.sc().register(done);
  }

  /** The work of a task on an item; it travels to the executors. */
  public interface Task<I, R> extends Serializable {
    /** Runs on an executor. */
    R run(TaskContext context, I item);
  }

  /** The name of an item's arm, for messages; it travels to the executors. */
  private interface ArmOf<I> extends Serializable {
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
   * Runs a task for each shard and reports how far the job is.
   *
   * @param progress receives the work of all jobs of shards so far, several times a second
   * @throws InputException if a task finds a user's mistake
   */
  public List<ShardOutput> shards(
      List<Shard> shards, Task<Shard, ShardOutput> task, Consumer<Work> progress) {
    if (shards.isEmpty()) {
      return List.of();
    }
    WorkSum sum = done; // a task must not carry this object
    Task<Shard, ShardOutput> counted =
        (all, shard) -> {
          ShardOutput output = task.run(all, shard);
          sum.add(output.work());
          return output;
        };
    JavaFutureAction<List<TaskAnswer<ShardOutput>>> job =
        answers(shards, Shard::arm, counted).collectAsync();
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

  /** Adds work that was done otherwise, and returns the work so far. */
  public Work add(Work work) {
    done.add(work);
    return done.value();
  }

  private <I, R> JavaRDD<TaskAnswer<R>> answers(List<I> items, ArmOf<I> arm, Task<I, R> task) {
    Broadcast<TaskContext> shared = context; // a task must not carry this object
    return over(items)
        .map(item -> TaskAnswer.of(arm.name(item), () -> task.run(shared.value(), item)));
  }

  private <R> R await(JavaFutureAction<R> job, Consumer<Work> progress)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        R answers = job.get(REPORT_MILLISECONDS, TimeUnit.MILLISECONDS);
        progress.accept(done.value());
        return answers;
      } catch (TimeoutException e) {
        progress.accept(done.value());
      }
    }
  }

  /** Releases the broadcast context. */
  @Override
  public void close() {
    context.destroy();
  }
}
