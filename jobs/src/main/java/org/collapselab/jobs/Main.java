package org.collapselab.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Placeholder of the command line, enough to try launcher, jar and cluster. */
@Command(
    name = "collapselab",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Build.class,
    subcommands = Main.Smoke.class)
public final class Main implements Runnable {

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    int exit = new CommandLine(new Main()).execute(arguments);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Reads what was built. */
  static final class Build implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      Properties built = new Properties();
      try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
        built.load(in);
      }
      return new String[] {
        "collapselab "
            + built.getProperty("version")
            + " commit "
            + built.getProperty("commit")
            + " dirty "
            + built.getProperty("dirty")
      };
    }
  }

  /** One RDD job that counts on every executor, and prints which executors took part. */
  @Command(name = "run", aliases = "spark-smoke", description = "tries Spark: counts over an RDD")
  static final class Smoke implements Callable<Integer> {

    @Option(names = "--fail-with", description = "exit code to end with", defaultValue = "0")
    int exit;

    @CommandLine.Unmatched List<String> ignored;

    @Override
    public Integer call() {
      SparkConf conf =
          new SparkConf()
              .setAppName("spark-smoke")
              .setIfMissing("spark.master", "local[2]")
              .set("spark.ui.enabled", "false");
      try (JavaSparkContext spark = new JavaSparkContext(conf)) {
        List<Integer> numbers = IntStream.range(0, 10_000).boxed().toList();
        long even = spark.parallelize(numbers, 8).filter(n -> n % 2 == 0).count();
        List<String> executors =
            spark
                .parallelize(numbers, 8)
                .mapPartitions(
                    part -> {
                      Thread.sleep(300);
                      return List.of(SparkEnv.get().executorId()).iterator();
                    })
                .distinct()
                .collect()
                .stream()
                .sorted()
                .toList();
        System.out.println("counted " + even + " on executors " + String.join(",", executors));
      }
      return exit;
    }
  }
}
