package org.collapselab.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./collapselab} on what this build has packaged. */
@Timeout(300)
class LauncherIT {

  @TempDir Path temporary;

  /** Rejects a launcher that finds its folder by the working directory or by {@code $0}. */
  @Test
  void startsFromAnywhereThroughSymbolicLinksAndPathsWithSpaces() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("a folder"));
    Path first = Files.createSymbolicLink(folder.resolve("first"), Launched.LAUNCHER);
    Path second = Files.createSymbolicLink(folder.resolve("second link"), first.getFileName());
    Launched ended = Launched.script(second, temporary, Map.of(), "--version");
    assertEquals(0, ended.exit(), ended.error());
    assertEquals(1, ended.output().lines().count(), "only the program speaks to standard output");
    assertTrue(ended.output().toLowerCase().startsWith("collapselab 0."), ended.output());
  }

  @Test
  void warmUpLeavesAClassArchive() throws Exception {
    Launched.collapselab(temporary, Map.of(), "--version");
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
    Launched ended = Launched.collapselab(temporary, Map.of(), "--no-such-option");
    assertEquals(2, ended.exit());
    assertEquals("", ended.output());
  }

  @Test
  void tooOldJavaIsOneLineWithTheRemedy() throws Exception {
    Path java = temporary.resolve("jdk-11/bin/java");
    Files.createDirectories(java.getParent());
    Files.createSymbolicLink(java, Path.of(System.getProperty("java.home"), "bin", "java"));
    Files.writeString(temporary.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");
    Launched ended =
        Launched.collapselab(
            temporary, Map.of("JAVA_HOME", temporary.resolve("jdk-11").toString()), "--version");
    assertEquals(1, ended.exit());
    assertEquals(
        "collapselab: needs a JDK of version 17 or later, but "
            + java
            + " is version 11.0.2; install one, or set JAVA_HOME\n",
        ended.error());
  }

  /** Rejects a launcher that takes the jar before a command for the command. */
  @Test
  void onlyCommandsOfAMomentAreCompiledForOne() throws Exception {
    String flag = "-XX:TieredStopAtLevel=1";
    Map<String, String> shown = Map.of("COLLAPSELAB_JAVA_OPTS", "-XX:+PrintCommandLineFlags");
    for (String line : List.of("experiments --jar no.jar", "--jar no.jar init x", "run --help")) {
      Launched quick = Launched.collapselab(temporary, shown, line.split(" "));
      assertTrue(quick.output().contains(flag), line);
    }
    for (String line :
        List.of("--jar no.jar run x", "--jar=no.jar run x", "report --jar no.jar x")) {
      Launched slow = Launched.collapselab(temporary, shown, line.split(" "));
      assertEquals(2, slow.exit(), slow.error());
      assertFalse(slow.output().contains(flag), line);
    }
  }

  /** A build says that it begins and that it ended; what it says else stays in its log. */
  @Test
  void aBuildThatFailsShowsItsErrors() throws Exception {
    Path launcher = Files.copy(Launched.LAUNCHER, temporary.resolve("collapselab"));
    Path bin = Files.createDirectory(temporary.resolve("bin"));
    Path maven = bin.resolve("mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        case "$*" in *--version*) echo 'Apache Maven 3.9.9'; exit ;; esac
        echo "[INFO] Building something"
        echo "[ERROR] broken with $*"
        exit 1
        """);
    assertTrue(maven.toFile().setExecutable(true));
    Launched ended =
        Launched.script(
            launcher,
            temporary,
            Map.of("PATH", bin + ":" + System.getenv("PATH"), "MAVEN_ARGS", "-o -X"),
            "--version");
    assertEquals(1, ended.exit());
    assertEquals("", ended.output());
    Path log = temporary.toRealPath().resolve("jobs/target/build.log");
    assertEquals(
        List.of(
            "collapselab: building for the first time: Maven downloads about 300 MB and compiles (a"
                + " few minutes)",
            "[ERROR] broken with -B -Dstyle.color=never -Dmaven.test.skip=true -o -X package",
            "collapselab: the build failed; its errors are above, all it said is in "
                + log
                + ". Without a network, or with another repository, set MAVEN_ARGS (for instance"
                + " -o)"),
        ended.error().lines().toList());
    assertTrue(Files.readString(log).contains("[INFO] Building something"));
  }
}
