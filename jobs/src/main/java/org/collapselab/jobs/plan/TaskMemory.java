package org.collapselab.jobs.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/**
 * The memory that a task has: an executor's heap, less a fifth for Spark and what tasks share,
 * divided by the tasks that run at once.
 *
 * @param heap bytes of an executor's heap
 * @param tasks tasks that run in it at once
 */
public record TaskMemory(long heap, int tasks) {

  private static final double SHARE = 0.8;
  private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|\\d+)(,\\s*\\d+)?])?");

  /** Reads Spark's settings; in local mode this JVM is the executor. */
  public static TaskMemory of(SparkConf conf) {
    Matcher local = LOCAL.matcher(conf.get("spark.master", "local[*]"));
    if (local.matches()) {
      String threads = local.group(2) == null ? "1" : local.group(2);
      int cores =
          threads.equals("*")
              ? Runtime.getRuntime().availableProcessors()
              : Integer.parseInt(threads);
      return new TaskMemory(Runtime.getRuntime().maxMemory(), Math.max(1, cores));
    }
    int cores = conf.getInt("spark.executor.cores", 1) / conf.getInt("spark.task.cpus", 1);
    long megabytes = conf.getSizeAsMb("spark.executor.memory", "1g");
    return new TaskMemory(megabytes << 20, Math.max(1, cores));
  }

  /** The same memory if no more than so many tasks run at all. */
  public TaskMemory atMost(int all) {
    return new TaskMemory(heap, Math.max(1, Math.min(tasks, all)));
  }

  /** The bytes for one task if all run. */
  public long bytes() {
    return (long) (SHARE * heap / tasks);
  }

  /** The bytes for one task if it is alone. */
  public long alone() {
    return (long) (SHARE * heap);
  }
}
