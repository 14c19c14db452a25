package org.collapselab.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./collapselab} on what this build has packaged. */
@Timeout(300)
class LauncherIT {

  private static final Path LAUNCHER = Path.of("..", "collapselab").toAbsolutePath().normalize();

  @TempDir Path temporary;

  private record Ended(int exit, String output, String error) {}

  /** Rejects a launcher that finds its folder by the working directory or by {@code $0}. */
  @Test
  void startsFromAnywhereThroughSymbolicLinksAndPathsWithSpaces() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("a folder"));
    Path first = Files.createSymbolicLink(folder.resolve("first"), LAUNCHER);
    Path second = Files.createSymbolicLink(folder.resolve("second link"), first.getFileName());
    Ended ended = launch(second, Map.of(), "--version");
    assertEquals(0, ended.exit(), ended.error());
    assertEquals(1, ended.output().lines().count(), "only the program speaks to standard output");
    assertTrue(ended.output().toLowerCase().startsWith("collapselab 0."), ended.output());
  }

  @Test
  void warmUpLeavesAClassArchive() throws Exception {
    launch(LAUNCHER, Map.of(), "--version");
    String name = "spark-" + Pattern.quote(System.getProperty("java.version")) + "-.*\\.jsa";
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      List<Path> archives =
          files
              .filter(file -> file.getFileName().toString().matches(name))
              .filter(file -> file.toFile().length() > 10_000_000)
              .toList();
      assertEquals(
          1, archives.size(), "starts are slow without it; see target/warm-up.log for the reason");
    }
  }

  @Test
  void exitCodeOfTheProgramIsPassedOn() throws Exception {
    Ended ended = launch(LAUNCHER, Map.of(), "--no-such-option");
    assertEquals(2, ended.exit());
    assertEquals("", ended.output());
  }

  @Test
  void tooOldJavaIsOneLineWithTheRemedy() throws Exception {
    Path java = temporary.resolve("jdk-11/bin/java");
    Files.createDirectories(java.getParent());
    Files.createSymbolicLink(java, Path.of(System.getProperty("java.home"), "bin", "java"));
    Files.writeString(temporary.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");
    Ended ended =
        launch(LAUNCHER, Map.of("JAVA_HOME", temporary.resolve("jdk-11").toString()), "--version");
    assertEquals(1, ended.exit());
    assertEquals(
        "collapselab: needs a JDK of version 17 or later, but "
            + java
            + " is version 11.0.2; install one, or set JAVA_HOME\n",
        ended.error());
  }

  private Ended launch(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
    command.addAll(List.of(arguments));
    Path output = temporary.resolve("output");
    Path error = temporary.resolve("error");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temporary.toFile())
            .redirectOutput(output.toFile())
            .redirectError(error.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(key -> key.equals("COLLAPSELAB_JAVA_OPTS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(4, TimeUnit.MINUTES), "the launcher must end");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(output), Files.readString(error));
  }
}
