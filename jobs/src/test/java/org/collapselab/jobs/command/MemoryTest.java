package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Memory that is too small, or could never suffice, is one line with the sizes; {@code EndingsIT}
 * lets it run out.
 */
class MemoryTest {

  @TempDir Path folder;

  private String experiment() throws IOException {
    Files.writeString(folder.resolve("human.txt"), "a b c d e\nb c d e f g\n".repeat(50));
    String yaml =
        """
        human: {corpus: %s, held_out: 0}
        tokenizer: whitespace
        model: {name: n-gram, order: 2}
        metrics: []
        replicates: 1
        generations: 1
        """
            .formatted(folder.resolve("human.txt"));
    return Files.writeString(folder.resolve("e.yaml"), yaml).toString();
  }

  private String[] run(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("run", experiment(), "--output", folder.resolve("run").toString()));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Rejects a plan that overlooks that a document is written whole. */
  @Test
  void aDocumentThatNoTaskCanHoldIsRefusedBeforehand() throws IOException {
    String[] huge = {
      "--set", "budget=600 tokens", "--set", "length={name: fixed, tokens: 2000000000}"
    };
    Ran ran = Ran.command(run(huge[0], huge[1], huge[2], huge[3], "--master", "local[1]"));
    new Ran(ran.exit(), ran.out(), lastLine(ran.err()))
        .failed(
            Exit.ENVIRONMENT,
            "2,000,000,000 tokens, which take 8.0 GB of memory",
            "arm 'replace'",
            "COLLAPSELAB_JAVA_OPTS=-Xmx8g");
    String plan = Ran.command(run(huge[0], huge[1], huge[2], huge[3], "--plan")).done().out();
    assertTrue(plan.contains("written      about 4,000,000,000 tokens"), plan);
    assertTrue(plan.contains("refused      a task must hold the text that it writes"), plan);
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().toList();
    return lines.get(lines.size() - 1) + "\n";
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807 tokens, '9,223,372,036,854,776'",
    "2147483640 documents, '2,147,483,640'"
  })
  void aTextOfMoreDocumentsThanHaveNumbersIsRefused(String budget, String documents)
      throws IOException {
    Ran.command(run("--set", "budget=" + budget, "--plan"))
        .failed(Exit.MISTAKE, "at most 2,147,483,639 documents", documents, "lower the budget");
  }

  /** Rejects sums that overflow, and sizes of ten digits. */
  @Test
  void sizesBeyondAllMachinesAreWords() throws IOException {
    String plan =
        Ran.command(
                run(
                    "--set",
                    "budget=2000000000 documents",
                    "--set",
                    "length={name: fixed, tokens: 2000000000}",
                    "--set",
                    "replicates=1000000",
                    "--plan"))
            .done()
            .out();
    assertTrue(plan.contains("written      more than 10^15 tokens"), plan);
    assertTrue(plan.contains("disk         more than 1,000 TB"), plan);
    assertTrue(plan.contains("memory       up to more than 1,000 TB"), plan);
    assertFalse(plan.matches("(?s).* -[0-9].*"), "nothing may be negative: " + plan);
  }

  /**
   * Where no answer of ours carries it: rejects a JVM that ends, which this test would not survive.
   */
  @Test
  void aTaskOfSparkThatRunsOutOfMemoryIsOneLine() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[1]")
            .setAppName("test")
            .set("spark.ui.enabled", "false")
            .set("spark.executor.killOnFatalError.depth", "0");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      Exception failure =
          assertThrows(
              Exception.class,
              () -> spark.parallelize(List.of(1), 1).map(MemoryTest::wasteful).collect());
      reported(failure).failed(Exit.ENVIRONMENT, "too small", "memory", "-Xmx8g");
    }
  }

  private static int wasteful(int number) {
    long[][] all = new long[64][];
    for (int i = 0; i < all.length; i++) {
      all[i] = new long[Integer.MAX_VALUE - 8 - number];
    }
    return all.length;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Command"
            + " exited with code 52",
        "Lost task 0.3 in stage 0.0 (TID 3) (10.0.0.1 executor 2): java.lang.OutOfMemoryError: Java"
            + " heap space\n\tat org.collapselab.X.y(X.java:1)",
        "ExecutorLostFailure (executor 3 exited): Container killed by YARN for exceeding physical"
            + " memory limits. 1.5 GB of 1.5 GB used"
      })
  void anExecutorThatRanOutOfMemoryIsOneLine(String reason) {
    SparkException failure =
        new SparkException("Job aborted due to stage failure: Task 0 failed 4 times: " + reason);
    reported(new IllegalStateException(failure))
        .failed(Exit.ENVIRONMENT, "an executor is too small", "spark.executor.memory=8g");
  }

  private static Ran reported(Throwable failure) {
    StringWriter err = new StringWriter();
    int exit = Exit.report(failure, new PrintWriter(err, true));
    return new Ran(exit, "", err.toString());
  }
}
