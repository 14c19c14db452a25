package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.findings.Findings;
import org.collapselab.jobs.law.LawResults;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.OracleRow.LawVerdict;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.jobs.settings.file.Experiments;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped experiment with known truth, shortened. */
class OracleExperimentTest {

  /**
   * Every arm has laws and agrees with them, held-out draws of the source too are near its law, and
   * the files are the same for 1 and 7 partitions. Rejects documents or laws that depend on how
   * they were partitioned, and a held-out part that lacks some types.
   */
  @Test
  void everyRegimeAgreesWithItsLawsInEqualBytes(@TempDir Path folder) {
    Settings settings =
        ExperimentFile.parse(
            Experiments.yaml("oracle"), "oracle.yaml", List.of("generations=3", "replicates=40"));
    Path one = folder.resolve("one");
    Path seven = folder.resolve("seven");
    Completed completed = SmallExperiment.run(settings, one, "local[1]", 1);
    assertEquals(List.of(), completed.violations());
    SmallExperiment.run(settings, seven, "local[2]", 7);
    TreeMap<String, String> files = SmallExperiment.files(one);
    assertTrue(files.containsKey(RunDirectory.whole(Tables.ORACLE)));
    assertEquals(files, SmallExperiment.files(seven));

    Storage storage = Storage.at(one.toString(), new Configuration());
    LawResults theory = Findings.read(Manifest.tables(storage), settings).theory();
    Map<String, Long> agreeing =
        theory.rows().stream()
            .filter(row -> row.verdict() == LawVerdict.AGREES)
            .collect(Collectors.groupingBy(row -> row.law(), Collectors.counting()));
    assertEquals(4, agreeing.get("H1"));
    for (String law : new String[] {"H5", "H6", "H7", "H7c", "H7g"}) {
      assertEquals(4, agreeing.get(law), law);
    }
    assertEquals(8, agreeing.get("H7b"));
    assertEquals(28, agreeing.get("unbiased"));
    assertEquals(5 * 4, agreeing.get("H4"));
    assertEquals(28, theory.rows().stream().filter(r -> r.law().equals("H22")).count());
    assertEquals(1, theory.tables().size());
    TableReader.read(
        storage,
        RunDirectory.whole(Tables.SUMMARY),
        SummaryRow.class,
        row -> {
          if (row.text() == TextKind.HELD_OUT
              && row.metric().equals("source-total-variation|n:1")) {
            assertTrue(row.mean() < 0.5, "held-out text is a sample of the source");
          }
        });
    String manifest = storage.text(RunDirectory.MANIFEST);
    assertTrue(
        manifest.contains("zipf[types=200, exponent=1.0, documents=4000, length=1]"), manifest);
  }
}
