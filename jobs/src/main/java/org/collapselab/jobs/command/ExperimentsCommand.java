package org.collapselab.jobs.command;

import java.util.concurrent.Callable;
import org.collapselab.jobs.settings.file.Experiments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code collapselab experiments}. */
@Command(
    name = "experiments",
    description = "List the experiments that ship with the program.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  collapselab experiments"})
public final class ExperimentsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    Experiments.list()
        .forEach(shipped -> out.printf("%-20s %s%n", shipped.name(), shipped.description()));
    out.println();
    out.println(
        "'collapselab run NAME' runs one, 'collapselab init NAME' writes its file for you to edit.");
    return Exit.DONE;
  }
}
