package org.collapselab.jobs;

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
    return CollapseLab.commandLine().execute(arguments);
  }
}
