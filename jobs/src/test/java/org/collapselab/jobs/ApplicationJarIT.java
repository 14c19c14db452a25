package org.collapselab.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.collapselab.jobs.cluster.StandaloneCluster;
import org.junit.jupiter.api.Test;

/** What is in the application jar, and what must not be. */
class ApplicationJarIT {

  /** A jar with a second Jackson, slf4j or Hadoop works here and breaks on somebody's cluster. */
  @Test
  void jarHoldsNothingThatSparkBrings() throws Exception {
    List<String> ours =
        List.of("org/collapselab/", "picocli/", "com/ibm/icu/", "com/knuddels/", "META-INF/");
    try (JarFile jar = open()) {
      TreeSet<String> strangers = new TreeSet<>();
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class") && ours.stream().noneMatch(name::startsWith))
          .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
          .forEach(strangers::add);
      assertEquals(
          new TreeSet<>(),
          strangers,
          "a package is either on Spark's class path (declare it provided) or ours (name it here)");
    }
  }

  @Test
  void jarHoldsTheCorpusItsLicenceAndTheQuietLog() throws Exception {
    try (JarFile jar = open()) {
      for (String name :
          List.of(
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "log4j2.properties",
              "net/sf/extjwnl/data/wordnet/wn31/data.noun",
              "com/ibm/icu/impl/data/icudata/brkitr/word.brk")) {
        assertTrue(jar.getJarEntry(name) != null, name + " must be in the jar");
      }
      assertFalse(jar.stream().anyMatch(entry -> entry.getName().endsWith(".SF")), "signatures");
    }
  }

  @Test
  void jarSaysWhatItWasBuiltFrom() throws Exception {
    try (JarFile jar = open();
        InputStream in =
            jar.getInputStream(jar.getJarEntry("org/collapselab/jobs/base/version.properties"))) {
      Properties built = new Properties();
      built.load(in);
      assertTrue(built.getProperty("version").matches("\\d+\\.\\d+\\.\\d+.*"));
      assertTrue(built.getProperty("commit").matches("[0-9a-f]{40,64}|unknown"));
      assertTrue(built.getProperty("dirty").matches("true|false|unknown"));
      assertEquals(3, built.size(), "no time, host, user or path");
      assertEquals(
          "org.collapselab.jobs.Main",
          jar.getManifest().getMainAttributes().getValue("Main-Class"));
    }
  }

  private static JarFile open() throws Exception {
    return new JarFile(StandaloneCluster.APPLICATION.toFile());
  }
}
