package org.collapselab.jobs;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.plan.LargeChainMode;
import org.collapselab.jobs.run.Completed;
import org.collapselab.jobs.run.ExperimentRun;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;

/**
 * Runs experiments on a caller's Spark session: its master and its {@code spark.*} settings stay as
 * they are, and it is not stopped.
 */
public final class Experiment {

  private Experiment() {}

  /**
   * Reads an experiment file.
   *
   * @param yaml its text; no keys at all give the default experiment
   * @param name its name, for messages and for an experiment that does not name itself
   * @param overrides {@code key=value} pairs that take precedence: a dotted path, and a value in
   *     YAML
   * @throws InputException whose one-line message says what must hold, what was seen where, and
   *     what to do
   */
  public static Settings settings(String yaml, String name, List<String> overrides) {
    return ExperimentFile.parse(yaml, name, overrides);
  }

  /**
   * Runs an experiment into {@code runs/NAME}, resumes it there, or finds it complete.
   *
   * @param spark a running session
   * @param settings from {@link #settings}
   * @throws InputException if the settings, the input or the output folder do not allow it
   */
  public static Completed run(SparkSession spark, Settings settings) {
    return run(spark, settings, "runs/" + settings.protocol().name(), false, RunListener.NONE);
  }

  /**
   * Runs an experiment.
   *
   * @param output a folder on any file system that Hadoop knows and that all executors reach
   * @param overwrite whether a run that the folder holds is deleted; otherwise it is resumed,
   *     extended or found complete
   * @param listener hears what happens
   */
  public static Completed run(
      SparkSession spark,
      Settings settings,
      String output,
      boolean overwrite,
      RunListener listener) {
    return run(spark, settings, output, overwrite, LargeChainMode.AUTO, listener);
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
      RunListener listener) {
    return new ExperimentRun(
            settings,
            output,
            overwrite,
            largeChains,
            spark.sparkContext().hadoopConfiguration(),
            new Events(listener))
        .on(() -> JavaSparkContext.fromSparkContext(spark.sparkContext()));
  }
}
