package org.collapselab.jobs;

import java.io.PrintWriter;
import org.collapselab.jobs.command.CollapseLab;
import org.collapselab.jobs.command.Exit;
import picocli.CommandLine;

/**
 * The command line. Exit codes: 0 done, 1 environment, 2 user's mistake, 3 invalid by theory, 130
 * interrupted.
 */
public final class Main {

  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  /** Runs one command in this JVM. */
  static int execute(String... arguments) {
    CommandLine line = new CommandLine(new CollapseLab());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> Exit.report(failure, command.getErr()));
    line.setParameterExceptionHandler(
        (mistake, given) -> {
          CommandLine command = mistake.getCommandLine();
          PrintWriter err = command.getErr();
          err.println("collapselab: " + mistake.getMessage().lines().findFirst().orElse(""));
          CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
          err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
          return Exit.MISTAKE;
        });
    return line.execute(arguments);
  }
}
