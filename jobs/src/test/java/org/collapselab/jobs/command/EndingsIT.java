package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.settings.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a run in a JVM of its own ends if it is stopped, or if its memory runs out. */
@Timeout(300)
class EndingsIT {

  private static final String STOPPED =
      "collapselab: stopped; give the same command again to resume";

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Settings settings;
  private static TreeMap<String, String> undisturbed;

  @BeforeAll
  static void undisturbed() {
    settings =
        SmallExperiment.settings(
            SmallExperiment.corpus(shared), "sweep.regime=[replace, accumulate]", "generations=20");
    Path output = shared.resolve("run");
    SmallExperiment.run(settings, output, "local[2]", 2);
    undisturbed = SmallExperiment.files(output);
  }

  private Process start(String heap, Path yaml, Path output, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("@" + Path.of("src/main/launcher/java.options").toAbsolutePath());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.collapselab.jobs.Main", "run", yaml.toString()));
    command.addAll(List.of("--output", output.toString(), "--master", "local[2]"));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return folder.resolve("log");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(log()).stream().filter(line -> !line.isBlank()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalStopsARunThatTheSameCommandResumes(String signal) throws Exception {
    assumeFalse(
        ignored(signal),
        "the signal "
            + signal
            + " is ignored here (nohup, or a background job), and in every child");
    Path yaml = Files.writeString(folder.resolve("small.yaml"), settings.yaml());
    Path output = folder.resolve("run");
    Process run = start("1g", yaml, output);
    while (run.isAlive() && lines().stream().noneMatch(line -> line.contains("generation 1/"))) {
      run.waitFor(20, TimeUnit.MILLISECONDS);
    }
    new ProcessBuilder("kill", "-" + signal, String.valueOf(run.pid())).start().waitFor();
    assertEquals(Exit.INTERRUPTED, run.waitFor(), () -> "see " + log());
    assertEquals(STOPPED, lines().get(lines().size() - 1));
    assertFalse(String.join("\n", lines()).contains("\tat "), () -> "see " + log());

    SmallExperiment.run(settings, output, "local[2]", 2);
    assertEquals(undisturbed, SmallExperiment.files(output));
  }

  /** Whether this process, and thus every process that it starts, ignores a signal. */
  private static boolean ignored(String signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring(line.indexOf('\t') + 1), 16))
            .anyMatch(mask -> (mask >> number - 1 & 1) == 1);
  }

  /** Rejects a JVM that Spark ends with 52, a trace, and the advice to try the same again. */
  @Test
  void aTaskThatRunsOutOfMemoryEndsTheRunWithOneLine() throws Exception {
    Settings large =
        SmallExperiment.settings(
            SmallExperiment.corpus(folder),
            "sweep.regime=[replace]",
            "length=stream", // so that a step cannot be spread
            "budget=40_000_000 tokens",
            "model.order=5");
    Path yaml = Files.writeString(folder.resolve("large.yaml"), large.yaml());
    Process run = start("512m", yaml, folder.resolve("run"));
    assertEquals(Exit.ENVIRONMENT, run.waitFor(), () -> "see " + log());
    String last = lines().get(lines().size() - 1);
    assertTrue(
        last.matches(
            "collapselab: the heap of \\d+ MiB is too small for a task of arm 'replace' \\(Java heap"
                + " space\\); give more .*-Xmx8g.*"),
        last);
    String all = String.join("\n", lines());
    assertFalse(all.contains("\tat ") || all.contains("resume"), all);
  }
}
