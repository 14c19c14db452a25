package org.collapselab.jobs.command;

import org.collapselab.jobs.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The root command. */
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
      TrainCommand.class,
      PerplexityCommand.class,
      GenerateCommand.class
    })
public final class CollapseLab {

  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"CollapseLab " + Version.text()};
    }
  }
}
