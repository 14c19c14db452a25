package org.collapselab.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collapselab.jobs.cluster.StandaloneCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Java program in README.md: compiled and run as it stands, on the published artifacts. */
@Timeout(300)
class JavaApiIT {

  @TempDir Path folder;

  @Test
  void theProgramOfTheReadmeRunsAnExperiment() throws Exception {
    String source = DocumentedCode.block("README.md", "From Java", "java");
    List<String> classPath =
        new ArrayList<>(DocumentedCode.artifacts("trainer", "generator", "metrics", "jobs"));
    classPath.addAll(DocumentedCode.libraries("icu4j-", "jtokkit-", "extjwnl-data-"));
    classPath.add(Files.readString(StandaloneCluster.CLASS_PATH).strip()); // of Spark
    Path classes = DocumentedCode.compile(source, folder, classPath);
    classPath.add(classes.toString());
    Launched run =
        Launched.command(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("src/main/launcher/java.options").toAbsolutePath(),
                "-cp",
                String.join(File.pathSeparator, classPath),
                "Mine"),
            folder,
            Map.of());
    assertTrue(run.done().output().startsWith("Does it collapse?"), run.output());
    assertEquals(9, run.output().lines().count(), run.output());
    assertTrue(Files.exists(folder.resolve("runs/mine/report.html")));
  }
}
