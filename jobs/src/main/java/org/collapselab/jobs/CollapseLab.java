package org.collapselab.jobs;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
import org.collapselab.jobs.extension.Extensions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

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
      "  collapselab run quickstart             three ways to train ten generations, with a report",
      "  collapselab run quickstart --plan      what it would cost; runs nothing",
      "  collapselab experiments                what ships with the program",
      "  collapselab init quickstart            writes quickstart.yaml to edit",
      "  collapselab run quickstart.yaml --set replicates=10 --output runs/ten",
      "  collapselab run mine.yaml --jar my-metric.jar",
      "",
      "Exit codes: 0 done, 1 environment (disk full ...), 2 your mistake, 3 invalid by theory, 130 interrupted and resumable."
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

  /** Jars that the environment names, separated like a class path. */
  private static final String JARS = "COLLAPSELAB_JARS";

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "An extension: a jar with metrics, regimes, decodings, models or sources; may be repeated."
              + " COLLAPSELAB_JARS names more, separated like a class path.")
  private List<Path> jars = new ArrayList<>();

  /**
   * Makes the command line. It answers every failure with an exit code, and with one line on
   * standard error if the user or an operator can mend it.
   */
  public static CommandLine commandLine() {
    CollapseLab program = new CollapseLab();
    CommandLine line = new CommandLine(program);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(120);
    line.setExecutionStrategy(program::execute);
    line.setParameterExceptionHandler((mistake, given) -> Exit.report(mistake));
    return line;
  }

  /** Runs the command that was given, with the extensions on the class path of this thread. */
  private int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help; // even if a jar is missing
    }
    PrintWriter err = parsed.commandSpec().commandLine().getErr();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      List<Path> all = allJars();
      if (!all.isEmpty()) {
        // Never closed, because threads of Spark may load classes from it until the JVM ends.
        thread.setContextClassLoader(Extensions.open(all, before));
      }
      return new CommandLine.RunLast().execute(parsed);
    } catch (ParameterException mistake) {
      throw mistake;
    } catch (ExecutionException failure) {
      return Exit.report(failure.getCause() == null ? failure : failure.getCause(), err);
    } catch (RuntimeException | Error failure) {
      return Exit.report(failure, err);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The jars that environment and options name. */
  private List<Path> allJars() {
    List<Path> all = new ArrayList<>();
    String environment = System.getenv().getOrDefault(JARS, "");
    Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(environment)
        .filter(jar -> !jar.isBlank())
        .map(Path::of)
        .forEach(all::add);
    all.addAll(jars);
    return all;
  }

  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"CollapseLab " + Version.text()};
    }
  }
}
