package org.collapselab.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.collapselab.jobs.InputException;

/** Exit codes, and what is printed with them. */
public final class Exit {

  /** Done. */
  public static final int DONE = 0;

  /** The machine, not the user: disk full, memory short, a file system that fails. */
  public static final int ENVIRONMENT = 1;

  /** A user's mistake. */
  public static final int MISTAKE = 2;

  /** The run contradicts theory that it must obey. */
  public static final int INVALID = 3;

  /** Stopped by a signal; can be resumed. */
  public static final int INTERRUPTED = 130;

  private Exit() {}

  /**
   * Prints one line for what a user or an operator can mend, a stack trace for what we must, and
   * gives the exit code.
   */
  public static int report(Throwable failure, PrintWriter err) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException) {
        err.println("collapselab: " + oneLine(cause.getMessage()));
        return MISTAKE;
      }
      if (cause instanceof OutOfMemoryError) {
        err.println(
            "collapselab: the heap of "
                + Runtime.getRuntime().maxMemory() / (1 << 20)
                + " MiB is too small ('run --plan' tells what is needed); set COLLAPSELAB_JAVA_OPTS=-Xmx8g or use smaller budgets");
        return ENVIRONMENT;
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UncheckedIOException || cause instanceof IOException) {
        err.println("collapselab: " + io(cause));
        return ENVIRONMENT;
      }
      if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
        err.println(
            "collapselab: the disk is full; free space and run the same command again: it resumes");
        return ENVIRONMENT;
      }
    }
    err.println("collapselab: a bug in CollapseLab; please report it with this trace:");
    failure.printStackTrace(err);
    return ENVIRONMENT;
  }

  private static String io(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("No space left on device")) {
      return "the disk is full; free space and run the same command again: it resumes";
    }
    return "reading or writing failed: " + oneLine(message);
  }

  private static String oneLine(String message) {
    return String.valueOf(message).replaceAll("\\s*\\R\\s*", " ");
  }
}
