package org.collapselab.jobs.command;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.settings.file.Experiments;

/** Finds an experiment by name or by path. */
final class ExperimentSource {

  private ExperimentSource() {}

  /**
   * Reads an experiment.
   *
   * @param experiment the name of a shipped one, or a path: anything with a slash or the suffix
   *     .yaml or .yml
   * @param overrides {@code key=value} pairs
   * @param hadoop settings that reach the file
   */
  static Settings read(String experiment, List<String> overrides, Configuration hadoop) {
    boolean file =
        experiment.contains("/") || experiment.endsWith(".yaml") || experiment.endsWith(".yml");
    return file
        ? ExperimentFile.parse(text(experiment, hadoop), experiment, overrides)
        : ExperimentFile.parse(Experiments.yaml(experiment), experiment, overrides);
  }

  private static String text(String location, Configuration hadoop) {
    Location file = Location.file(location, hadoop);
    InputException.require(
        file.folder().exists(file.name()),
        "there is no experiment file %s; 'collapselab experiments' lists those that ship,"
            + " 'init NAME' writes one",
        location);
    InputException.require(
        file.folder().isFile(file.name()),
        "an experiment must be a file, but %s is a folder; name a file in it",
        location);
    String text = file.folder().text(file.name());
    InputException.require(
        text.indexOf('\uFFFD') < 0,
        "an experiment file must be UTF-8 text, but %s is not; convert it, for instance with"
            + " iconv",
        location);
    return text;
  }
}
