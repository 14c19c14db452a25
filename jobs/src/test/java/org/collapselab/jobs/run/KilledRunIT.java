package org.collapselab.jobs.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.cluster.StandaloneCluster;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills drivers and executors at random moments, as kill -9 does: the same command again ends with
 * the bytes of an undisturbed run, and no directory is called complete before. How many: {@code
 * -Dkills.driver=200 -Dkills.executor=30}.
 */
@Timeout(7200)
final class KilledRunIT {

  private static final String ARMS = "sweep.regime=[replace, accumulate, turnover]";

  /** Ways to run, each with the overrides of the run that is there before, if there is one. */
  private enum Way {
    KEEP_ALL("", "keep=all"),
    KEEP_LAST("", "keep=last"),
    STEPS_KEEP_NONE("", "keep=none", "human.redraw=true", "human.initial=all"),
    WHOLE_CHAINS("", "keep=none"),
    LARGE_CHAINS("", "keep=all"),
    MORE_GENERATIONS("generations=1", "keep=all"),
    MORE_REPLICATES("replicates=2", "keep=all"),
    MORE_WHOLE_CHAINS("replicates=2", "keep=none");

    private final String before;
    private final List<String> overrides;

    Way(String before, String... overrides) {
      this.before = before;
      this.overrides = List.of(overrides);
    }

    Settings settings(String... more) {
      List<String> all = new ArrayList<>(overrides);
      all.add(ARMS);
      all.addAll(List.of(more));
      return SmallExperiment.settings(corpus, all.toArray(String[]::new));
    }

    boolean hasOtherFiles() {
      return this == MORE_REPLICATES || this == MORE_WHOLE_CHAINS;
    }
  }

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path corpus;

  @BeforeAll
  static void writeCorpus() {
    corpus = SmallExperiment.corpus(shared);
  }

  @Test
  void aKilledDriverLosesNothing() throws Exception {
    int kills = Integer.getInteger("kills.driver", Way.values().length);
    Stream random = new Address(1, 0, Purpose.SPLIT, 1).stream(0);
    long slowest = 0;
    for (int kill = 0; kill < kills; kill++) {
      Way way = Way.values()[kill % Way.values().length];
      Path expected = shared.resolve(way.name());
      Path yaml = shared.resolve(way.name() + ".yaml");
      if (kill < Way.values().length) {
        Files.writeString(yaml, way.settings().yaml());
        SmallExperiment.run(way.settings(), expected, "local[2]", 3);
        if (!way.before.isEmpty()) {
          SmallExperiment.run(
              way.settings(way.before), shared.resolve("before-" + way), "local[2]", 3);
        }
        long start = System.nanoTime(); // once undisturbed, as a process of its own
        Path alone = folder.resolve("alone-" + way);
        assertEquals(0, driver(way, yaml, alone).waitFor());
        slowest = Math.max(slowest, System.nanoTime() - start);
        requireSame(way, expected, alone);
      }
      Path run = folder.resolve("run-" + kill);
      if (!way.before.isEmpty()) {
        DamagedRunTest.copy(shared.resolve("before-" + way), run);
      }
      Process driver = driver(way, yaml, run);
      driver.waitFor((long) (random.nextDouble() * slowest), TimeUnit.NANOSECONDS);
      driver.destroyForcibly().waitFor();
      if (complete(run, way.settings())) {
        requireSame(way, expected, run);
      }
      SmallExperiment.run(way.settings(), run, "local[2]", 3);
      requireSame(way, expected, run);
      Storage.at(run.toString(), new Configuration()).delete("");
    }
  }

  private static boolean complete(Path run, Settings settings) {
    Storage storage = Storage.at(run.toString(), new Configuration());
    return Manifest.read(storage).isPresent() && RunState.open(storage, settings).complete();
  }

  private static void requireSame(Way way, Path expected, Path run) {
    if (way.hasOtherFiles()) {
      ExperimentRunTest.assertSameRows(expected, run);
    } else {
      TreeMap<String, String> files = SmallExperiment.files(run);
      assertEquals(SmallExperiment.files(expected), files, way::name);
    }
  }

  private Process driver(Way way, Path yaml, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("src/main/launcher/java.options").toAbsolutePath());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.collapselab.jobs.Main", "run", yaml.toString()));
    command.addAll(List.of("--output", output.toString(), "--master", "local[2]"));
    if (way == Way.LARGE_CHAINS) {
      command.addAll(List.of("--large-chains", "always"));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Path log = folder.resolve("driver.log");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  @Test
  void aKilledExecutorLosesNothing() throws Exception {
    int kills = Integer.getInteger("kills.executor", 2);
    Stream random = new Address(1, 0, Purpose.SPLIT, 2).stream(0);
    Settings settings = Way.KEEP_ALL.settings();
    Path expected = folder.resolve("expected");
    SmallExperiment.run(settings, expected, "local[2]", 3);
    Path yaml = Files.writeString(folder.resolve("small.yaml"), settings.yaml());
    try (StandaloneCluster cluster = StandaloneCluster.start("killed", 2)) {
      long undisturbed = 0;
      for (int kill = -1; kill < kills; kill++) {
        Path run = folder.resolve("run-" + kill);
        long start = System.nanoTime();
        Process driver =
            cluster.submitting(
                "kill-" + kill,
                StandaloneCluster.APPLICATION,
                Map.of("spark.task.maxFailures", "20"),
                List.of("run", yaml.toString(), "--output", run.toString()));
        if (kill >= 0) {
          driver.waitFor((long) (random.nextDouble() * undisturbed), TimeUnit.NANOSECONDS);
          cluster.killExecutor();
        }
        assertEquals(0, driver.waitFor(), "see " + cluster.folder());
        undisturbed = kill < 0 ? System.nanoTime() - start : undisturbed;
        assertEquals(SmallExperiment.files(expected), SmallExperiment.files(run));
      }
    }
  }
}
