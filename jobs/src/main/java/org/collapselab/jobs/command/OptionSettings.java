package org.collapselab.jobs.command;

import java.util.List;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;

/** Checks the options of a command like the keys of the same names in an experiment file. */
public final class OptionSettings {

  /** The place of a key, which messages must not name because the user never wrote the file. */
  private static final String PLACE = "( in [a-z_.]+)? \\(([a-z_.]+, )?line \\d+\\)";

  private OptionSettings() {}

  /** Reads options that are written as an experiment file; messages name options. */
  public static Arm arm(String yaml) {
    return settings(yaml).arms().get(0);
  }

  /** The same, with the keys of the whole experiment. */
  static Settings settings(String yaml) {
    try {
      return ExperimentFile.parse(yaml, "", List.of());
    } catch (InputException e) {
      throw new InputException(ofOptions(e.getMessage()), e);
    }
  }

  /** Returns a text as a YAML scalar, whatever it holds. */
  public static String quoted(String given) {
    return "'" + given.replace("'", "''").replaceAll("\\R", " ") + "'";
  }

  private static String ofOptions(String message) {
    return message
        .replaceAll(PLACE, "")
        .replaceFirst("^([a-z]+)_([a-z]+) must ", "--$1-$2 must ")
        .replaceFirst("^([a-z]+) must ", "--$1 must ")
        .replaceFirst("^unknown key '([a-z]+)'; (.*)", "--$1 does not belong to this choice; $2");
  }
}
