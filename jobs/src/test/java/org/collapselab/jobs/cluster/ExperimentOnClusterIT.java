package org.collapselab.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An experiment submitted to a master and two workers, each a JVM of its own, gives the bytes of
 * {@code local[1]}; so does one whose driver is killed on the way and that is submitted again.
 */
@Timeout(900)
final class ExperimentOnClusterIT {

  @TempDir Path folder;

  @Test
  void aClusterGivesTheBytesOfOneThreadEvenAfterAKill() throws Exception {
    Settings settings = SmallExperiment.settings(SmallExperiment.corpus(folder));
    Path yaml = Files.writeString(folder.resolve("small.yaml"), settings.yaml());
    Path local = folder.resolve("local");
    SmallExperiment.run(settings, local, "local[1]", 1);
    TreeMap<String, String> expected = SmallExperiment.files(local);

    try (StandaloneCluster cluster = StandaloneCluster.start("experiment", 2)) {
      Path whole = folder.resolve("whole");
      StandaloneCluster.Submitted run = cluster.submit(arguments(yaml, whole));
      assertEquals(0, run.exit(), () -> "see " + run.log());
      assertTrue(run.output().contains("report.html"), run.output());
      assertEquals(expected, SmallExperiment.files(whole));

      Path resumed = folder.resolve("resumed");
      Process killed =
          cluster.submitting(
              "killed", StandaloneCluster.APPLICATION, Map.of(), arguments(yaml, resumed));
      waitFor(resumed.resolve("models/generation-001.parquet"), killed);
      killed.destroyForcibly().waitFor();
      StandaloneCluster.Submitted again = cluster.submit(arguments(yaml, resumed));
      assertEquals(0, again.exit(), () -> "see " + again.log());
      assertEquals(expected, SmallExperiment.files(resumed));
    }
  }

  private static List<String> arguments(Path yaml, Path output) {
    return List.of("run", yaml.toString(), "--output", output.toString());
  }

  private static void waitFor(Path file, Process process) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!Files.exists(file) && process.isAlive() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }
}
