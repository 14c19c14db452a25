package org.collapselab.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.Stage;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.verify.Check;
import org.collapselab.jobs.verify.Finding;
import org.collapselab.jobs.verify.Verification;
import org.collapselab.metrics.replicate.ZScore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collapselab verify}. */
@Command(
    name = "verify",
    description =
        "Check the program's own step (mix, train, generate) against every law that is known exactly, without Spark.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  collapselab verify                                   the whole table, about a minute on two cores",
      "  collapselab verify --replicates 0.1                  a first look",
      "  collapselab verify --replicates 4 --seed 2           other draws, half the standard errors",
      "  collapselab verify --csv laws.csv                    also writes the table as a file",
      "",
      "A law holds if |z| is below 4.5. The exit code is 0 if all laws hold and 3 if one fails. docs/theory.md explains them."
    })
public final class VerifyCommand implements Callable<Integer> {

  private static final double LEAST = 0.01;

  /** Up to this factor the asymptotic law H4 differs from an exact one by less than can be seen. */
  private static final double MOST = 10;

  @Spec private CommandSpec spec;

  @Option(
      names = "--replicates",
      paramLabel = "FACTOR",
      description = "Multiplies the usual number of replicates, 0.01 to 10 (default: 1).")
  private double replicates = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--csv", paramLabel = "FILE", description = "Also write the table as CSV.")
  private Path csv;

  @Override
  public Integer call() {
    InputException.require(
        replicates >= LEAST && replicates <= MOST,
        "--replicates must be in [0.01, 10], but was %s",
        replicates);
    Events events = new Events(new ConsoleProgress(spec.commandLine().getErr()));
    List<Check> checks = events.during(Stage.HUMAN, () -> Verification.checks(seed));
    List<Finding> findings = events.during(Stage.LAWS, () -> run(checks, events));
    if (csv != null) {
      write(findings);
    }
    return table(findings, spec.commandLine().getOut());
  }

  private List<Finding> run(List<Check> checks, Events events) {
    List<Finding> findings = new ArrayList<>();
    for (int done = 0; done < checks.size(); done++) {
      events.publish(new StepsDone(Work.steps(done), checks.size()));
      findings.addAll(checks.get(done).run(replicates));
    }
    events.publish(new StepsDone(Work.steps(checks.size()), checks.size()));
    return findings;
  }

  /** Prints the table and returns the exit code. */
  static int table(List<Finding> findings, PrintWriter out) {
    int setting = findings.stream().mapToInt(f -> f.setting().length()).max().orElse(0);
    int statistic = findings.stream().mapToInt(f -> f.statistic().length()).max().orElse(0);
    String names = "%-5s %-" + setting + "s  %-" + statistic + "s";
    out.printf(names, "law", "setting", "statistic");
    out.printf(" %11s %11s %9s %6s%n", "expected", "found", "error", "z");
    for (Finding finding : findings) {
      ZScore z = finding.z();
      out.printf(names, finding.law(), finding.setting(), finding.statistic());
      out.printf(
          Locale.ROOT,
          " %11.6f %11.6f %9.2g %6.2f  %s%n",
          z.theory(),
          z.mean(),
          z.standardError(),
          z.z(),
          finding.holds() ? "ok" : "FAILED");
    }
    out.println();
    out.println(closing(findings));
    return findings.stream().allMatch(Finding::holds) ? Exit.DONE : Exit.INVALID;
  }

  private static String closing(List<Finding> findings) {
    long failed = findings.stream().filter(finding -> !finding.holds()).count();
    String laws = findings.stream().map(Finding::law).distinct().collect(Collectors.joining(", "));
    double largest =
        findings.stream().mapToDouble(finding -> Math.abs(finding.z().z())).max().orElse(0);
    return failed == 0
        ? String.format(
            Locale.ROOT,
            "All %d values of the laws %s hold: the largest |z| is %.2f, below %.1f. H7f has no regime here.",
            findings.size(),
            laws,
            largest,
            ZScore.ACCEPT)
        : String.format(
            Locale.ROOT,
            "%d of %d values FAILED: this build contradicts theory that it must obey; do not trust its runs.",
            failed,
            findings.size());
  }

  private void write(List<Finding> findings) {
    List<String> lines = new ArrayList<>();
    lines.add("law,setting,statistic,expected,found,standard_error,z,holds");
    for (Finding finding : findings) {
      ZScore z = finding.z();
      lines.add(
          "\"%s\",\"%s\",\"%s\",%s,%s,%s,%s,%s"
              .formatted(
                  finding.law(),
                  finding.setting(),
                  finding.statistic(),
                  z.theory(),
                  z.mean(),
                  z.standardError(),
                  z.z(),
                  finding.holds()));
    }
    try {
      Files.write(csv, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
