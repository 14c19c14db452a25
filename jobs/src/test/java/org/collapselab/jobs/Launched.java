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

/**
 * A process that has ended.
 *
 * @param exit its exit code
 * @param output what it wrote to standard output
 * @param error what it wrote to standard error
 */
record Launched(int exit, String output, String error) {

  /** The script {@code ./collapselab}. */
  static final Path LAUNCHER = Path.of("..", "collapselab").toAbsolutePath().normalize();

  /** Runs the launcher in a folder, under the JDK of this test, without settings of its user. */
  static Launched collapselab(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return script(LAUNCHER, folder, environment, arguments);
  }

  /** The same through a link to it. */
  static Launched script(
      Path launcher, Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
    command.addAll(List.of(arguments));
    return command(command, folder, environment);
  }

  /** Runs a command in a folder and waits until it ends, four minutes at most. */
  static Launched command(List<String> command, Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", "");
    Path error = Files.createTempFile(folder, "error", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(error.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().keySet().removeIf(key -> key.startsWith("COLLAPSELAB_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(4, TimeUnit.MINUTES), () -> command + " must end");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Launched(process.exitValue(), Files.readString(output), Files.readString(error));
  }

  /** Requires success. */
  Launched done() {
    assertEquals(0, exit, error);
    return this;
  }

  /** Requires one line on standard error with these words, and exit code 2. */
  void refused(String... words) {
    assertEquals(2, exit, error);
    assertEquals(1, error.lines().count(), error);
    for (String word : words) {
      assertTrue(error.contains(word), () -> "'" + word + "' must be in: " + error);
    }
  }
}
