package org.collapselab.jobs.plan;

import org.apache.spark.SparkConf;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.trainer.model.Needs;

/** Whether the tasks of a Spark session have what the model of an arm needs besides the heap. */
public final class TaskNeeds {

  private static final long LEAST_OVERHEAD = 384; // MB, as Spark has it
  private static final double OVERHEAD = 0.1; // of the heap, as Spark has it

  private TaskNeeds() {}

  /**
   * Refuses a session whose tasks lack something. In local mode only cores are counted: the process
   * has the memory and the GPUs of its machine.
   *
   * @throws InputException that says what is lacking and which setting gives it
   */
  public static void require(SparkConf conf, Arm arm) {
    Needs needs = arm.model().needs();
    int cores = conf.getInt("spark.task.cpus", 1);
    if (needs.cores() > cores) {
      throw lacks(
          arm, needs.cores() + " cores", "" + cores, "--conf spark.task.cpus=" + needs.cores());
    }
    if (conf.get("spark.master", "local[*]").startsWith("local")) {
      return;
    }
    double gpus = conf.getDouble("spark.task.resource.gpu.amount", 0);
    if (needs.gpus() > gpus) {
      throw lacks(
          arm,
          needs.gpus() + " GPUs",
          "" + gpus,
          "--conf spark.task.resource.gpu.amount="
              + needs.gpus()
              + " and spark.executor.resource.gpu.amount");
    }
    long tasks = Math.max(1, conf.getInt("spark.executor.cores", 1) / cores);
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g");
    long usual = Math.max(LEAST_OVERHEAD, (long) (OVERHEAD * heap));
    long overhead = conf.getSizeAsMb("spark.executor.memoryOverhead", usual + "m") << 20;
    if (needs.nativeBytes() * tasks > overhead) {
      throw lacks(
          arm,
          Plan.bytes(needs.nativeBytes()) + " outside the heap",
          Plan.bytes((double) overhead / tasks),
          "--conf spark.executor.memoryOverhead="
              + ((needs.nativeBytes() * tasks >> 20) + 1)
              + "m");
    }
  }

  /** Formats needs for people. */
  static String text(Needs needs) {
    return needs.cores()
        + " cores, "
        + Plan.bytes(needs.nativeBytes())
        + " outside the heap, "
        + needs.gpus()
        + " GPUs";
  }

  private static InputException lacks(Arm arm, String needs, String has, String remedy) {
    return new InputException(
        "a step of arm '"
            + arm.name()
            + "' needs "
            + needs
            + ", but a task has "
            + has
            + "; add "
            + remedy);
  }
}
