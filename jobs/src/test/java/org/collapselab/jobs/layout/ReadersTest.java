package org.collapselab.jobs.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.store.Storage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every table of a run is read in one line: by Spark, and by pyarrow, pandas, DuckDB, datasets. */
final class ReadersTest {

  @TempDir static Path shared;

  private static Path run;
  private static Map<String, Long> rows;

  @BeforeAll
  static void run() {
    run = shared.resolve("run");
    Path corpus = SmallExperiment.corpus(shared);
    SmallExperiment.run(SmallExperiment.settings(corpus, "generations=2"), run, "local[2]", 3);
    Storage storage = Storage.at(run.toString(), new Configuration());
    rows = new TreeMap<>();
    for (RunFile file : Manifest.tables(storage).files()) {
      if (file.file().rows() >= 0) {
        String table = file.name().substring(0, file.name().indexOf('/'));
        rows.merge(table, file.file().rows(), Long::sum);
      }
    }
    assertEquals(Tables.ALL.size(), rows.size());
  }

  @Test
  void sparkReadsEveryTable() {
    SparkSession spark =
        SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false").getOrCreate();
    try {
      rows.forEach(
          (table, number) ->
              assertEquals(number, spark.read().parquet(run.resolve(table).toString()).count()));
      List<String> columns =
          List.of(spark.read().parquet(run.resolve("corpora").toString()).columns());
      assertTrue(columns.containsAll(List.of("arm", "replicate", "generation")), columns::toString);
    } finally {
      spark.stop();
    }
  }

  @Test
  void pythonReadsEveryTable() throws Exception {
    assumeTrue(
        python("-c", "import datasets, duckdb, pandas, pyarrow").startsWith("0 "),
        "needs python3 with datasets, duckdb, pandas and pyarrow");
    List<String> arguments =
        new ArrayList<>(List.of("src/test/python/read_tables.py", run.toString()));
    rows.forEach((table, number) -> arguments.add(table + "=" + number));
    String ended = python(arguments.toArray(String[]::new));
    assertTrue(ended.startsWith("0 read "), ended);
  }

  /** Runs python3 and returns its exit code and output. */
  private static String python(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(2, TimeUnit.MINUTES);
      return process.exitValue() + " " + output;
    } catch (IOException e) {
      return "127 " + e.getMessage();
    }
  }
}
