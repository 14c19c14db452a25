package org.collapselab.jobs.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.spark.SparkConf;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.extension.Extensions;
import org.collapselab.jobs.plan.LargeChainMode;
import org.collapselab.jobs.plan.Plan;
import org.collapselab.jobs.plan.TaskMemory;
import org.collapselab.jobs.run.Completed;
import org.collapselab.jobs.run.ExperimentRun;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.FileSystems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code collapselab run}. */
@Command(
    name = "run",
    description = "Run an experiment, resume it, or extend it by generations, replicates or arms.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  collapselab run quickstart",
      "  collapselab run quickstart --plan --set budget.size='1000000 tokens'",
      "  collapselab run mine.yaml --set model.order=5 --set replicates=10 --output runs/order-5",
      "  collapselab run mine.yaml --master spark://host:7077 --output hdfs://host/runs/mine",
      "",
      "If a run was killed, the same command continues it where it stopped. A finished run is never overwritten without",
      "--overwrite; more generations, replicates or arms extend it."
    })
public final class RunCommand implements Callable<Integer> {

  /** The priorities of shutdown hooks that run before that of Spark, and after those of files. */
  private static final int BEFORE_SPARK = 1000;

  private static final int LAST = 0;

  /** The Spark setting that lists jars for the executors, joined by commas. */
  private static final String SENT_JARS = "spark.jars";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|FILE",
      description = "An experiment that ships with the program, or a YAML file.")
  private String experiment;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Run directory, a path or URI (default: runs/NAME).")
  private String output;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a key of the experiment file, e.g. model.order=5; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--plan", description = "Print arms, sizes, memory and disk; run nothing.")
  private boolean plan;

  @Option(
      names = "--overwrite",
      description = "Delete the run in the output folder and start again.")
  private boolean overwrite;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master (default: local[*], or spark-submit's).")
  private String master;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A Spark setting; spark.hadoop.* reaches all files; may be repeated.")
  private Map<String, String> conf = new LinkedHashMap<>();

  @Option(
      names = "--large-chains",
      paramLabel = "auto|always|never",
      defaultValue = "auto",
      description =
          "Which arms run each step as jobs of many tasks: auto (those whose step may need more"
              + " memory than a task has), always (all that can), never. Results are the same.")
  private LargeChainMode largeChains;

  private volatile boolean stopped;

  @Override
  public Integer call() {
    Configuration hadoop = FileSystems.configuration(conf);
    Settings settings = ExperimentSource.read(experiment, overrides, hadoop);
    String directory = output == null ? "runs/" + settings.protocol().name() : output;
    if (plan) {
      settings.remarks().forEach(spec.commandLine().getErr()::println);
      var out = spec.commandLine().getOut();
      out.print(Plan.of(settings, hadoop).text(largeChains, TaskMemory.of(sparkConf(settings))));
      out.flush();
      return Exit.DONE;
    }
    Location.folder(
        directory, hadoop); // a wrong path is refused before anything is read or started
    Thread onSignal = new Thread(this::stop);
    Thread afterwards = new Thread(() -> Runtime.getRuntime().halt(Exit.INTERRUPTED));
    ShutdownHookManager.get().addShutdownHook(onSignal, BEFORE_SPARK);
    ShutdownHookManager.get().addShutdownHook(afterwards, LAST);
    try {
      return run(settings, directory, hadoop);
    } catch (RuntimeException e) {
      if (stopped) {
        return Exit.INTERRUPTED; // somebody else stopped Spark
      }
      throw e;
    } finally {
      if (!stopped) {
        ShutdownHookManager.get().removeShutdownHook(onSignal);
        ShutdownHookManager.get().removeShutdownHook(afterwards);
      }
    }
  }

  private int run(Settings settings, String directory, Configuration hadoop) {
    RunListener console = new ConsoleProgress(spec.commandLine().getErr());
    Events events =
        new Events(
            (event, time) -> {
              if (!stopped) {
                console.on(event, time);
              }
            });
    ExperimentRun run =
        new ExperimentRun(settings, directory, overwrite, largeChains, hadoop, events);
    Optional<Completed> finished = run.finished();
    if (finished.isPresent()) {
      var out = spec.commandLine().getOut();
      out.println(
          "complete: "
              + Secrets.without(directory)
              + " already holds this run; nothing to do (--overwrite starts it again)");
      return verdict(finished.get());
    }
    try (StartingSpark spark = new StartingSpark(sparkConf(settings), events)) {
      return summary(run.on(spark));
    }
  }

  /** Prints, after a signal (SIGINT, SIGTERM, SIGHUP), how to resume the run. */
  private void stop() {
    stopped = true;
    Configurator.setRootLevel(Level.OFF); // says nothing of tasks that Spark now stops
    var err = spec.commandLine().getErr();
    err.println();
    err.println("collapselab: stopped; give the same command again to resume");
    err.flush();
  }

  private SparkConf sparkConf(Settings settings) {
    SparkConf sparkConf = new SparkConf();
    conf.forEach(sparkConf::set);
    if (master != null) {
      sparkConf.setMaster(master);
    }
    sparkConf.setIfMissing("spark.master", "local[*]");
    sparkConf.setIfMissing("spark.app.name", "CollapseLab " + settings.protocol().name());
    // A task that runs out of memory fails, and the run with it; the JVM goes on and says why.
    sparkConf.setIfMissing("spark.executor.killOnFatalError.depth", "0");
    sparkConf.setIfMissing("spark.ui.enabled", "false");
    sparkConf.setIfMissing("spark.ui.showConsoleProgress", "false");
    sendExtensions(sparkConf);
    return sparkConf;
  }

  /** Has Spark send our extension jars to the executors; those of spark-submit are sent already. */
  private static void sendExtensions(SparkConf sparkConf) {
    Set<String> jars = new LinkedHashSet<>(List.of(sparkConf.get(SENT_JARS, "").split(",")));
    Set<String> names = jars.stream().map(RunCommand::fileName).collect(Collectors.toSet());
    Extensions.locations().stream()
        .map(jar -> jar.toString().replace(",", "%2C"))
        .filter(jar -> !names.contains(fileName(jar)))
        .forEach(jars::add);
    jars.remove("");
    if (!jars.isEmpty()) {
      sparkConf.set(SENT_JARS, String.join(",", jars));
    }
  }

  private static String fileName(String jar) {
    return jar.substring(jar.lastIndexOf('/') + 1);
  }

  private int summary(Completed completed) {
    var out = spec.commandLine().getOut();
    out.println();
    completed.verdicts().forEach(out::println);
    out.println();
    out.println("Results in " + completed.output());
    out.println("  report.html    open it in a browser: curves, intervals, sample texts, settings");
    out.println(
        "  summary/       means with 95 % intervals; differences/ to the baseline arm (Parquet)");
    out.println("  verdicts/      the table above with its evidence; half_lives/ (Parquet)");
    out.println("  scores/        every score of every replicate (Parquet)");
    out.println("  corpora/       what was written, generation by generation (Parquet)");
    completed.notes().forEach(note -> out.println("Note: " + note));
    return verdict(completed);
  }

  private int verdict(Completed completed) {
    var err = spec.commandLine().getErr();
    completed
        .violations()
        .forEach(violation -> err.println("collapselab: invalid by theory: " + violation));
    return completed.violations().isEmpty() ? Exit.DONE : Exit.INVALID;
  }
}
