package org.collapselab.jobs.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.metrics.replicate.ZScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Divergence between replicates, from an experiment to its summary. */
final class ReplicateDivergenceTest {

  private static final int N = 30;
  private static final int REPLICATES = 250;

  @TempDir private Path folder;

  /** A row of the summary. */
  private record Row(double mean, double margin, String signature) {

    ZScore z(double theory) {
      return new ZScore(mean, margin / 1.97, theory); // Student, 249 degrees of freedom
    }
  }

  private Settings settings(String keep, int replicates) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int type = 0; type < 20; type++) {
      text.append(("w" + type + "\n").repeat(1 + 40 / (type + 1)));
    }
    Files.writeString(folder.resolve("human.txt"), text);
    String yaml =
        """
        human: {corpus: %s, held_out: 0}
        tokenizer: whitespace
        model: {name: n-gram, order: 1}
        length: {name: fixed, tokens: 1}
        budget: %d documents
        generations: 4
        replicates: %d
        keep: %s
        metrics: [types]
        """
            .formatted(folder.resolve("human.txt"), N, replicates, keep);
    return ExperimentFile.parse(yaml, "between", java.util.List.of());
  }

  private Map<String, Row> between(String output) {
    Map<String, Row> rows = new TreeMap<>();
    TableReader.read(
        Storage.at(folder.resolve(output).toString(), new Configuration()),
        RunDirectory.whole(Tables.SUMMARY),
        SummaryRow.class,
        row -> {
          if (row.text() == TextKind.BETWEEN) {
            double margin = row.high() - row.mean();
            rows.put(
                row.generation() + " " + row.metric(),
                new Row(row.mean(), margin, row.signature()));
          }
        });
    return rows;
  }

  /**
   * Unigrams that replace: F_ST of X_t is {@code 1 - (1 - 1/n)^t}, the agreement of replicates
   * stays that of human text. Rejects X_t counted as a resampling more or less.
   */
  @Test
  void unigramsThatReplacePartAsTheirLawSays() throws IOException {
    SmallExperiment.run(settings("all", REPLICATES), folder.resolve("run"), "local[2]", 3);
    Map<String, Row> rows = between("run");
    double s0 = 0;
    double all = 0;
    for (int type = 0; type < 20; type++) {
      all += 1 + 40 / (type + 1);
    }
    for (int type = 0; type < 20; type++) {
      s0 += Math.pow((1 + 40 / (type + 1)) / all, 2);
    }
    for (int t = 0; t <= 4; t++) {
      Row fst = rows.get(t + " f-st|n:1|estimator:hudson");
      assertEquals("f-st|n:1|estimator:hudson|tok:whitespace|tokens:30|v:1", fst.signature());
      double law = 1 - Math.pow(1 - 1.0 / N, t);
      assertTrue(fst.z(law).accepts(), t + ": " + fst);
      assertTrue(rows.get(t + " sum-pq|n:1").z(s0).accepts(), t + ": " + rows);
    }
    Row second = rows.get("1 f-st|n:1|estimator:hudson");
    assertTrue(second.z(0).rejects(), second.toString());
    assertTrue(second.z(1 - Math.pow(1 - 1.0 / N, 2)).rejects(), second.toString());
  }

  @Test
  void itIsMeasuredWhereCountsStayAndThereAreReplicates() throws IOException {
    SmallExperiment.run(settings("none", 3), folder.resolve("none"), "local[2]", 3);
    assertEquals(Map.of(), between("none"));
    SmallExperiment.run(settings("all", 1), folder.resolve("one"), "local[2]", 3);
    assertEquals(Map.of(), between("one"));
    SmallExperiment.run(settings("all", 2), folder.resolve("two"), "local[2]", 3);
    Map<String, Row> two = between("two");
    assertFalse(two.isEmpty());
    two.values().forEach(row -> assertTrue(Double.isNaN(row.margin()), "no interval of two"));
  }
}
