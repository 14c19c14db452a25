package org.collapselab.jobs.command;

import java.util.List;
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
   */
  static Settings read(String experiment, List<String> overrides) {
    boolean file =
        experiment.contains("/") || experiment.endsWith(".yaml") || experiment.endsWith(".yml");
    return file
        ? ExperimentFile.parse(text(experiment), experiment, overrides)
        : ExperimentFile.parse(Experiments.yaml(experiment), experiment, overrides);
  }

  private static String text(String location) {
    Location file = Location.file(location);
    if (!file.folder().exists(file.name())) {
      throw new InputException(
          "there is no experiment file "
              + location
              + "; 'collapselab experiments' lists those that ship, 'init NAME' writes one");
    }
    if (!file.folder().isFile(file.name())) {
      throw new InputException(
          "an experiment must be a file, but " + location + " is a folder; name a file in it");
    }
    String text = file.folder().text(file.name());
    if (text.indexOf('\uFFFD') >= 0) {
      throw new InputException(
          "an experiment file must be UTF-8 text, but "
              + location
              + " is not; convert it, for instance with iconv");
    }
    return text;
  }
}
