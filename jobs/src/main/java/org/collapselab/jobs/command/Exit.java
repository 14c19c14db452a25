package org.collapselab.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.MemoryException;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.extension.Extensions;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The exit codes, and the messages that are printed with them. */
public final class Exit {

  /** Done. */
  public static final int DONE = 0;

  /** The machine failed, not the user: disk full, memory short, a broken file system. */
  public static final int ENVIRONMENT = 1;

  /** The user made a mistake. */
  public static final int MISTAKE = 2;

  /** The run contradicts theory that it must obey. */
  public static final int INVALID = 3;

  /** A signal stopped the run; it can be resumed. */
  public static final int INTERRUPTED = 130;

  private static final String DISK_FULL =
      "the disk is full; free space and give the same command again: 'run' resumes";

  /** How Spark reports that an executor ran out of memory, or was killed because it took more. */
  private static final Pattern OF_SPARK =
      Pattern.compile(
          "[\\w.]*OutOfMemoryError[^\\n]*|exited with code (52|137)|[Kk]illed by YARN for exceeding"
              + "[^\\n.]*limits|OOMKilled");

  private Exit() {}

  /**
   * Prints one line if a user or an operator can mend a failure, a stack trace if only a developer
   * can, and returns the exit code.
   */
  public static int report(Throwable failure, PrintWriter err) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputException) {
        err.println("collapselab: " + oneLine(cause.getMessage()));
        return MISTAKE;
      }
    }
    Optional<String> shortage = shortage(failure);
    if (shortage.isPresent()) {
      err.println("collapselab: " + oneLine(shortage.get()));
      return ENVIRONMENT;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UncheckedIOException || cause instanceof IOException) {
        err.println("collapselab: " + io(cause));
        return ENVIRONMENT;
      }
      if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
        err.println("collapselab: " + DISK_FULL);
        return ENVIRONMENT;
      }
    }
    String extensions = Extensions.names();
    err.println(
        "collapselab: a bug in CollapseLab"
            + (extensions.isEmpty() ? "" : " or in an extension (" + extensions + ")")
            + "; please report it with this trace:");
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    err.print(Secrets.without(trace.toString()));
    err.flush();
    return ENVIRONMENT;
  }

  /** What to say if memory was too small, here or, by Spark's word, on an executor. */
  private static Optional<String> shortage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof MemoryException) {
        return Optional.of(message);
      }
      Matcher spark = OF_SPARK.matcher(message);
      if (cause.getClass().getName().startsWith("org.apache.spark.") && spark.find()) {
        return Optional.of(
            "the memory of an executor is too small (Spark says: "
                + spark.group()
                + "); "
                + MemoryException.remedy());
      }
    }
    return MemoryException.of(failure, "this command").map(Throwable::getMessage);
  }

  /** Prints one line about arguments that do not fit the command, and returns the exit code. */
  public static int report(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String seen = oneLine(mistake.getMessage()).replaceFirst("^Error: ", "");
    String remedy = "see '" + name + " --help'";
    boolean root = command.getParent() == null;
    if (root && !seen.startsWith("Unknown option")) {
      String commands = String.join(", ", command.getSubcommands().keySet());
      List<String> given = command.getParseResult().unmatched();
      seen = given.isEmpty() ? "a command must be given" : "unknown command '" + given.get(0) + "'";
      remedy = "the commands are " + commands + "; " + remedy;
    } else if (mistake instanceof UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()) {
      List<String> near = unmatched.getSuggestions();
      remedy = (near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ") + remedy;
    }
    command.getErr().println("collapselab: " + seen + "; " + remedy);
    return MISTAKE;
  }

  private static String io(Throwable failure) {
    Throwable cause =
        failure instanceof UncheckedIOException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = oneLine(cause.getMessage());
    if (message.contains("No space left on device")) {
      return DISK_FULL;
    }
    // The message may be a mere path, as of AccessDeniedException: then the name gives the reason.
    String name = cause.getClass().getSimpleName().replaceFirst("Exception$", "");
    return "reading or writing failed: %s%s; check that the path is right and may be written"
        .formatted(message.contains(" ") ? "" : name + ": ", message);
  }

  private static String oneLine(String message) {
    return Secrets.without(String.valueOf(message).replaceAll("\\s*\\R\\s*", " "));
  }
}
