package org.collapselab.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The harness itself: tasks run in executors of their own, exit codes arrive, nothing survives. */
@Timeout(600)
class StandaloneClusterIT {

  @TempDir Path temporary;

  @Test
  void submittedJarRunsOnBothExecutorsAndNothingSurvives() throws Exception {
    List<ProcessHandle> before = descendants();
    Path jar = jarOf(CountOnExecutors.class);
    try (StandaloneCluster cluster = StandaloneCluster.start("harness", 2)) {
      StandaloneCluster.Submitted counted =
          cluster.submit(jar, Map.of(), List.of("3"), Duration.ofMinutes(3));
      assertEquals(
          "5000 even numbers, counted by executors [0, 1]",
          counted.output().strip(),
          () -> "see " + counted.log());
      assertEquals(3, counted.exit(), "the application's exit code");

      StandaloneCluster.Submitted run = cluster.submit(tinyRun());
      assertEquals(0, run.exit(), () -> "the application jar must run; see " + run.log());
    }
    assertEquals(before, descendants(), "a closed cluster leaves no process");
  }

  /** An experiment of seconds: executors need our classes and the libraries in our jar. */
  private List<String> tinyRun() {
    List<String> arguments = new ArrayList<>(List.of("run", "quickstart"));
    for (String setting :
        List.of(
            "human.corpus=" + Path.of("..", "LICENSE").toAbsolutePath().normalize(),
            "human.initial=500 tokens",
            "budget=500 tokens",
            "generations=1",
            "replicates=2")) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--output", temporary.resolve("run").toString()));
    return arguments;
  }

  private Path jarOf(Class<?> main) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    String path = main.getName().replace('.', '/') + ".class";
    Path jar = temporary.resolve("count.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, manifest);
        InputStream bytes = main.getClassLoader().getResourceAsStream(path)) {
      entries.putNextEntry(new JarEntry(path));
      bytes.transferTo(entries);
    }
    return jar;
  }

  private static List<ProcessHandle> descendants() {
    try (Stream<ProcessHandle> all = ProcessHandle.current().descendants()) {
      return all.sorted().toList();
    }
  }
}
