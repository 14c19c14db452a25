package org.collapselab.jobs;

import org.collapselab.jobs.base.Version;
import org.collapselab.jobs.command.Exit;
import org.collapselab.jobs.command.ExperimentsCommand;
import org.collapselab.jobs.command.InitCommand;
import org.collapselab.jobs.command.MeasureCommand;
import org.collapselab.jobs.command.ReportCommand;
import org.collapselab.jobs.command.RunCommand;
import org.collapselab.jobs.command.VerifyCommand;
import org.collapselab.jobs.command.model.GenerateCommand;
import org.collapselab.jobs.command.model.PerplexityCommand;
import org.collapselab.jobs.command.model.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code collapselab}, with the list of its subcommands. */
@Command(
    name = "collapselab",
    description =
        "A laboratory for model collapse: train on what models wrote, generation after generation, and measure.",
    mixinStandardHelpOptions = true,
    versionProvider = CollapseLab.Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  collapselab run quickstart             ten generations of in-breeding, with a report",
      "  collapselab run quickstart --plan      what it would cost; runs nothing",
      "  collapselab experiments                what ships with the program",
      "  collapselab init quickstart            writes quickstart.yaml to edit",
      "  collapselab run quickstart.yaml --set replicates=10 --output runs/ten",
      "",
      "Exit codes: 0 done, 1 environment (disk full ...), 2 user's mistake, 3 invalid by theory, 130 interrupted (resumable)."
    },
    subcommands = {
      RunCommand.class,
      ExperimentsCommand.class,
      InitCommand.class,
      ReportCommand.class,
      MeasureCommand.class,
      TrainCommand.class,
      PerplexityCommand.class,
      GenerateCommand.class,
      VerifyCommand.class
    })
public final class CollapseLab {

  /**
   * Makes the command line. It answers every failure with an exit code, and with one line on
   * standard error if the user or an operator can mend it.
   */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new CollapseLab());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(120);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> Exit.report(failure, command.getErr()));
    line.setExecutionStrategy(
        parsed -> {
          try {
            return new CommandLine.RunLast().execute(parsed);
          } catch (Error e) { // memory short, disk full: no Exception, so the handler is not asked
            return Exit.report(e, parsed.commandSpec().commandLine().getErr());
          }
        });
    line.setParameterExceptionHandler((mistake, given) -> Exit.report(mistake));
    return line;
  }

  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"CollapseLab " + Version.text()};
    }
  }
}
