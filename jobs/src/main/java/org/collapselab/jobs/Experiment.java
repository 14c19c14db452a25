package org.collapselab.jobs;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.plan.LargeChainMode;
import org.collapselab.jobs.run.Completed;
import org.collapselab.jobs.run.ExperimentRun;
import org.collapselab.jobs.run.Progress;
import org.collapselab.jobs.settings.Settings;

/**
 * Runs experiments on a caller's Spark session: its master and its {@code spark.*} settings stay as
 * they are, and it is not stopped.
 */
public final class Experiment {

  private Experiment() {}

  /**
   * Runs an experiment into {@code runs/NAME}, resumes it there, or finds it complete.
   *
   * @param spark a running session
   * @param settings from {@link Settings#parse}
   * @throws InputException where settings, input or output folder do not allow it
   */
  public static Completed run(SparkSession spark, Settings settings) {
    return run(spark, settings, "runs/" + settings.run().name(), false, Progress.SILENT);
  }

  /**
   * Runs an experiment.
   *
   * @param output folder, on any file system that Hadoop knows and that all executors reach
   * @param overwrite whether a run that the folder holds is deleted; otherwise it is resumed,
   *     extended or found complete
   * @param progress told how far it is
   */
  public static Completed run(
      SparkSession spark, Settings settings, String output, boolean overwrite, Progress progress) {
    return run(spark, settings, output, overwrite, LargeChainMode.AUTO, progress);
  }

  /**
   * Runs an experiment.
   *
   * @param largeChains which arms run each step as jobs of many tasks; results do not depend on it
   */
  public static Completed run(
      SparkSession spark,
      Settings settings,
      String output,
      boolean overwrite,
      LargeChainMode largeChains,
      Progress progress) {
    return new ExperimentRun(
            settings,
            output,
            overwrite,
            largeChains,
            spark.sparkContext().hadoopConfiguration(),
            progress)
        .on(() -> JavaSparkContext.fromSparkContext(spark.sparkContext()));
  }
}
