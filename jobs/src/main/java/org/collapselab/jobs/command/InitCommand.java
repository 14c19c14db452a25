package org.collapselab.jobs.command;

import java.util.concurrent.Callable;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.settings.file.Experiments;
import org.collapselab.jobs.settings.file.SettingsSchema;
import org.collapselab.jobs.store.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code collapselab init}. */
@Command(
    name = "init",
    description =
        "Write the file of an experiment that ships with the program, for you to edit, and the JSON Schema for your editor.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  collapselab init quickstart && collapselab run quickstart.yaml"})
public final class InitCommand implements Callable<Integer> {

  private static final String SCHEMA = "experiment.schema.json";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "Name of the experiment ('collapselab experiments' lists them).")
  private String name;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder to write to (default: the current one).")
  private String output = ".";

  @Override
  public Integer call() {
    String yaml = Experiments.yaml(name);
    Storage folder = Location.folder(output);
    String file = name + ".yaml";
    InputException.require(
        !folder.exists(file),
        "the experiment file must be new, but %s/%s exists; move it, or give another --output",
        folder.display(),
        file);
    folder.text(SCHEMA, SettingsSchema.json());
    folder.text(file, yaml);
    var out = spec.commandLine().getOut();
    out.println("Wrote " + folder.display() + "/" + file + " and " + SCHEMA + " beside it");
    out.println(
        "Run it with: collapselab run " + (output.equals(".") ? file : output + "/" + file));
    return Exit.DONE;
  }
}
