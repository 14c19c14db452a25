package org.collapselab.jobs.command;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.collapselab.jobs.InputException;
import org.collapselab.jobs.settings.Experiments;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;

/** Finds an experiment by name or by path. */
final class ExperimentSource {

  private ExperimentSource() {}

  /**
   * Reads an experiment.
   *
   * @param experiment the name of one that ships, or a path: anything with a slash or the suffix
   *     .yaml or .yml
   * @param overrides {@code key=value} pairs
   */
  static Settings read(String experiment, List<String> overrides) {
    boolean file =
        experiment.contains("/") || experiment.endsWith(".yaml") || experiment.endsWith(".yml");
    return file
        ? Settings.parse(text(experiment), experiment, overrides)
        : Settings.parse(Experiments.yaml(experiment), experiment, overrides);
  }

  private static String text(String location) {
    Path path = new Path(location);
    Path folder = path.getParent() == null ? new Path(".") : path.getParent();
    Storage storage = Storage.at(folder.toString(), new Configuration());
    if (!storage.exists(path.getName())) {
      throw new InputException(
          "there is no experiment file "
              + location
              + "; 'collapselab experiments' lists those that ship, 'init NAME' writes one");
    }
    return storage.text(path.getName());
  }
}
