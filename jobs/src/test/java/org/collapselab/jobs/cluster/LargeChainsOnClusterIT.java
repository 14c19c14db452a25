package org.collapselab.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chains too large for an executor of 512 MB: their steps run as jobs of many tasks, with the bytes
 * of one task in a larger JVM; where a step must not, or the model is too large, the run refuses.
 */
@Timeout(600)
final class LargeChainsOnClusterIT {

  private static final Map<String, String> SMALL = Map.of("spark.executor.memory", "512m");

  @TempDir Path folder;

  @Test
  void aChainTooLargeForAnExecutorRunsOnTwoOrRefuses() throws Exception {
    String settings =
        """
        human: {corpus: %s, held_out: 0.1}
        tokenizer: whitespace
        model: {name: n-gram, order: 2}
        regime: replace
        budget: 3300000 tokens
        generations: 1
        replicates: 1
        """
            .formatted(corpus());
    Path yaml = Files.writeString(folder.resolve("large.yaml"), settings);
    Path local = folder.resolve("local");
    SmallExperiment.run(ExperimentFile.parse(settings, "large", List.of()), local, "local[2]", 2);

    try (StandaloneCluster cluster = StandaloneCluster.start("spread", 2)) {
      Path output = folder.resolve("cluster");
      StandaloneCluster.Submitted run = submit(cluster, yaml, output);
      assertEquals(0, run.exit(), () -> "see " + run.log());
      assertTrue(Files.readString(run.log()).contains("a step is jobs of many tasks"));
      assertEquals(SmallExperiment.files(local), SmallExperiment.files(output));

      StandaloneCluster.Submitted never =
          submit(cluster, yaml, folder.resolve("never"), "--large-chains", "never");
      refuses(never, "a step must fit the memory of a task");

      StandaloneCluster.Submitted high =
          submit(cluster, yaml, folder.resolve("high"), "--set", "model.order=6");
      refuses(high, "a model of a large chain must fit the memory of an executor");
    }
  }

  /** One line that names sizes, exit code 1. */
  private static void refuses(StandaloneCluster.Submitted run, String reason) throws IOException {
    assertEquals(1, run.exit(), () -> "see " + run.log());
    List<String> lines =
        Files.readAllLines(run.log()).stream().filter(line -> line.contains(reason)).toList();
    assertEquals(1, lines.size(), lines::toString);
    assertTrue(lines.get(0).matches(".*need[s]? [0-9.]+ [MG]B.*"), lines.get(0));
  }

  private static StandaloneCluster.Submitted submit(
      StandaloneCluster cluster, Path yaml, Path output, String... more) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("run", yaml.toString(), "--output", output.toString()));
    arguments.addAll(List.of(more));
    return cluster.submit(StandaloneCluster.APPLICATION, SMALL, arguments, Duration.ofMinutes(5));
  }

  /**
   * 100,000 documents of 40 words, nearly all pairs of which are new: n-grams that do not repeat.
   */
  private Path corpus() throws IOException {
    Path file = folder.resolve("human.txt");
    Address address = new Address(5, 0, Purpose.GENERATE, 0);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int d = 0; d < 100_000; d++) {
        var random = address.stream(d);
        for (int w = 0; w < 40; w++) {
          double u = random.nextDouble();
          out.write("w" + (int) (20_000 * u * u) + " ");
        }
        out.newLine();
      }
    }
    return file;
  }
}
