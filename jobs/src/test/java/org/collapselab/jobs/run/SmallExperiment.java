package org.collapselab.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunEvent;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.RunListener;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.layout.row.HumanRow;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.plan.LargeChainMode;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;

/**
 * An experiment of a few seconds on a text that it makes itself, and how to compare run
 * directories.
 */
public final class SmallExperiment {

  private SmallExperiment() {}

  /** Three hundred documents of a made-up language: Zipf-like words, documents of 3 to 12 words. */
  public static Path corpus(Path folder) {
    StringBuilder text = new StringBuilder();
    Address address = new Address(7, 0, Purpose.GENERATE, 0);
    for (int d = 0; d < 300; d++) {
      var random = address.stream(d);
      long words = 3 + random.nextLong(10);
      for (int w = 0; w < words; w++) {
        long word = (long) (400 * StrictMath.pow(random.nextDouble(), 3));
        text.append(w == 0 ? "" : " ").append("w").append(word);
      }
      text.append('\n');
    }
    try {
      return Files.writeString(folder.resolve("human.txt"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every regime and three models, three replicates, four generations. */
  public static Settings settings(Path corpus, String... overrides) {
    String yaml =
        """
        description: every regime on a small text
        human:
          corpus: %s
          held_out: 0.2
          initial: 60 documents
        tokenizer: whitespace
        model: {name: n-gram, order: 2}
        budget: 300 tokens
        generations: 3
        replicates: 3
        drift: true
        sweep:
          regime:
            - replace
            - replace-multiple
            - accumulate
            - accumulate-subsample
            - fixed-human
            - {name: fresh, share: 0.2, drawing: iid, source: unused}
            - turnover
            - human-only
        """
            .formatted(corpus);
    return ExperimentFile.parse(yaml, "small", List.of(overrides));
  }

  /** Runs on a session of its own. */
  public static Completed run(Settings settings, Path output, String master, int partitions) {
    return run(settings, output, master, partitions, RunListener.NONE);
  }

  public static Completed run(
      Settings settings, Path output, String master, int partitions, RunListener listener) {
    return run(settings, output, master, partitions, PartSizes.USUAL, listener);
  }

  /** Runs with tables cut at other sizes. */
  static Completed run(
      Settings settings,
      Path output,
      String master,
      int partitions,
      PartSizes sizes,
      RunListener listener) {
    SparkSession spark =
        SparkSession.builder()
            .master(master)
            .appName("test")
            .config("spark.ui.enabled", "false")
            .config("spark.default.parallelism", String.valueOf(partitions))
            .getOrCreate();
    try {
      return new ExperimentRun(
              settings,
              output.toString(),
              false,
              LargeChainMode.AUTO,
              sizes,
              spark.sparkContext().hadoopConfiguration(),
              new Events(listener))
          .on(() -> JavaSparkContext.fromSparkContext(spark.sparkContext()));
    } finally {
      spark.stop();
    }
  }

  /** Rows of the summary but for those that depend on what is kept. */
  static List<String> summary(Path output) {
    List<String> rows = new ArrayList<>();
    TableReader.read(
        Storage.at(output.toString(), new Configuration()),
        RunDirectory.whole(Tables.SUMMARY),
        SummaryRow.class,
        row -> {
          if (row.text() != TextKind.BETWEEN) {
            rows.add(row.toString());
          }
        });
    return rows;
  }

  /** The rows of a table of a run, sorted. */
  static <R extends Record> List<String> rows(Path output, Class<R> table) {
    List<String> rows = new ArrayList<>();
    Manifest.tables(Storage.at(output.toString(), new Configuration()))
        .read(table, row -> rows.add(text(row)));
    rows.sort(null);
    return rows;
  }

  /** A row as text, with the elements of lists. */
  private static String text(Record row) {
    int[] tokens =
        row instanceof CorpusRow document
            ? document.tokens()
            : row instanceof HumanRow human ? human.tokens() : new int[0];
    return row.toString().replaceFirst("\\[I@\\w+", Arrays.toString(tokens));
  }

  /** SHA-256 of every file by path; of the manifest without the object {@code run}. */
  public static TreeMap<String, String> files(Path output) {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(output)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = output.relativize(path).toString();
        byte[] content = Files.readAllBytes(path);
        if (name.equals(RunDirectory.MANIFEST)) {
          String json = new String(content, StandardCharsets.UTF_8);
          content =
              json.replaceFirst("(?s)\"run\" : \\{.*?\\},\\n  \"files\"", "")
                  .replaceFirst("\"sha256\" : \"\\w+\"\\n\\}", "")
                  .getBytes(StandardCharsets.UTF_8);
        }
        files.put(name, sha256(content));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a listener throws that stops the driver. */
  public static final class Killed extends Error {}

  /** Stops the driver when so many steps are done. */
  public record KilledAfter(int steps) implements RunListener {
    @Override
    public void on(RunEvent event, Duration time) {
      if (event instanceof StepsDone now && now.done().steps() >= steps) {
        throw new Killed();
      }
    }
  }
}
