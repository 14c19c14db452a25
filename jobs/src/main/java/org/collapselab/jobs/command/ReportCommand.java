package org.collapselab.jobs.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.collapselab.jobs.run.StoredRun;
import org.collapselab.jobs.store.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code collapselab report}. */
@Command(
    name = "report",
    description = "Rebuild summary and report.html of a run from its scores, without Spark.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  collapselab report runs/quickstart"})
public final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A run directory, a path or URI.")
  private String directory;

  @Mixin private HadoopOption hadoop = new HadoopOption();

  @Override
  public Integer call() {
    Storage storage = Location.folder(directory, hadoop.configuration());
    List<String> verdicts = new StoredRun(storage, spec.commandLine().getErr()::println).rebuild();
    verdicts.forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().println("Report in " + storage.display() + "/report.html");
    return Exit.DONE;
  }
}
