package org.collapselab.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** Launcher, tests and cluster share one file of JVM options; Spark's own list is the measure. */
class JavaOptionsTest {

  /**
   * Options of Spark that only earn warnings: nothing on its class path uses the incubator module,
   * and JDK 24 removed the package.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "--add-modules=jdk.incubator.vector",
          "--add-opens=java.base/sun.security.action=ALL-UNNAMED");

  @Test
  void fileIsTheListOfSparkButForTwo() throws Exception {
    List<String> expected =
        Stream.of(JavaModuleOptions.defaultModuleOptionArray())
            .filter(option -> !LEFT_OUT.contains(option))
            .toList();
    assertEquals(expected, Files.readAllLines(Path.of("src/main/launcher/java.options")));
  }

  @Test
  void testsRunUnderThem() {
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    assertTrue(
        given.contains("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"),
        () -> "argLine must name src/main/launcher/java.options, but the JVM was given " + given);
  }
}
