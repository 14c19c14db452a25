package org.collapselab.jobs.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.store.FileSystems;
import picocli.CommandLine.Option;

/** The option {@code --conf} of commands that start no Spark. */
final class HadoopOption {

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Hadoop's file systems, spark.hadoop.NAME; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /**
   * The settings that reach files.
   *
   * @throws InputException if one is not of Hadoop
   */
  Configuration configuration() {
    for (String name : settings.keySet()) {
      if (!name.startsWith(FileSystems.PREFIX)) {
        throw new InputException(
            "--conf must be spark.hadoop.NAME=VALUE, because this command starts no Spark, but was"
                + " '"
                + name
                + "'; leave it out");
      }
    }
    return FileSystems.configuration(settings);
  }
}
