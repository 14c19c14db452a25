package org.collapselab.jobs.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.command.Ran;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which extension jars there are, what refuses them, and when a run goes on with them. */
class ExtensionsTest {

  private static final String SERVICE = "META-INF/services/" + Metric.class.getName();

  @TempDir Path folder;

  /** A metric that the class path has, but that nothing registers. */
  @About("The number of documents.")
  public record Borrowed() implements SingleMetric {
    @Override
    public OptionalDouble value(Observation observation) {
      return OptionalDouble.of(observation.documents().documents());
    }

    @Override
    public Description describe() {
      return new Description(
          "borrowed", MetricGroup.CHECKS, "Borrowed", "", "The number of documents.");
    }
  }

  /** A metric with the name of one of ours. */
  @About("The number of documents.")
  public record Twin() implements SingleMetric {
    @Override
    public String name() {
      return "types";
    }

    @Override
    public OptionalDouble value(Observation observation) {
      return OptionalDouble.of(observation.documents().documents());
    }

    @Override
    public Description describe() {
      return new Borrowed().describe();
    }
  }

  private Path jar(String name, String entry, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry(entry));
      entries.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private Path jar(String name, Class<?> metric) throws IOException {
    return jar(name, SERVICE, metric.getName());
  }

  private static Ran init(Path... jars) {
    List<String> arguments = new ArrayList<>(List.of("init", "quickstart", "--output"));
    arguments.add(jars[0].resolveSibling("written").toString());
    Stream.of(jars).forEach(jar -> arguments.addAll(List.of("--jar", jar.toString())));
    return Ran.command(arguments.toArray(String[]::new));
  }

  /** All that implements an open interface and is ours is registered for one of these. */
  @Test
  void everyRegisteredInterfaceIsOpenToExtensions() throws IOException {
    TreeSet<String> registered = new TreeSet<>();
    for (String module : List.of("trainer", "generator", "metrics", "jobs")) {
      Path services = Path.of("..", module, "target", "classes", "META-INF", "services");
      try (Stream<Path> files = Files.list(services)) {
        files.map(file -> file.getFileName().toString()).forEach(registered::add);
      }
    }
    assertEquals(
        Extensions.INTERFACES.stream().map(Class::getName).collect(Collectors.toSet()), registered);
  }

  @Test
  void ourOwnJarsAndFoldersAreNoExtensions() {
    assertEquals(List.of(), Extensions.inUse());
  }

  @Test
  void extensionsAreNamedWithTheirHashesInOrder() throws Exception {
    Path second = jar("b, c/second one.jar", Borrowed.class);
    Path first = jar("first.jar", Twin.class);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Extensions.open(List.of(second, first, second), before));
    try {
      assertEquals(
          List.of(
              new ExtensionJar("first.jar", hash(first)),
              new ExtensionJar("second one.jar", hash(second))),
          Extensions.inUse());
      assertEquals("first.jar, second one.jar", Extensions.names());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String hash(Path file) throws IOException {
    return HexFormat.of().formatHex(Sha256.digest().digest(Files.readAllBytes(file)));
  }

  @Test
  void aJarBeforeOrBehindTheCommandGivesItsChoices() throws Exception {
    Path borrowed = jar("borrowed.jar", Borrowed.class);
    init(borrowed).done();
    assertTrue(
        Files.readString(folder.resolve("written/experiment.schema.json"))
            .contains("\"borrowed\""));
    Path elsewhere = folder.resolve("elsewhere");
    Ran.command("--jar=" + borrowed, "init", "quickstart", "--output", elsewhere.toString()).done();
    assertTrue(Files.readString(elsewhere.resolve("experiment.schema.json")).contains("borrowed"));

    // Jars of one command are not those of the next.
    Path without = folder.resolve("without");
    Ran.command("init", "quickstart", "--output", without.toString()).done();
    assertFalse(Files.readString(without.resolve("experiment.schema.json")).contains("borrowed"));
  }

  @Test
  void jarsOnBothSidesOfTheCommandAddUp() throws Exception {
    Path borrowed = jar("borrowed.jar", Borrowed.class);
    Path twin = jar("twin.jar", Twin.class);
    Ran.command("--jar", borrowed.toString(), "init", "quickstart", "--jar", twin.toString())
        .failed(2, "names of choices must differ", "Twin", "'types'");
  }

  @Test
  void aWrongJarIsOneLine() throws Exception {
    init(folder.resolve("none.jar")).failed(2, "an extension must be a jar file", "does not exist");
    init(Files.createDirectory(folder.resolve("folder.jar"))).failed(2, "folder.jar is none");
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    init(text).failed(2, "an extension must be a jar file", "text.jar is none (");
    init(jar("library.jar", "a/library.txt", ""))
        .failed(2, "must register a metric", "library.jar");
    init(jar("one/x.jar", Borrowed.class), jar("two/x.jar", Borrowed.class))
        .failed(2, "extension jars must have different names", "one/x.jar", "two/x.jar");
  }

  @Test
  void anExtensionThatDoesNotLoadIsOneLine() throws Exception {
    init(jar("absent.jar", SERVICE, "org.example.Absent"))
        .failed(2, "an extension must load, but one of absent.jar does not (", "Absent not found");
    init(jar("other.jar", Extensions.class))
        .failed(2, "an extension must load, but one of other.jar does not (", "not a subtype");
  }

  @Test
  void helpNeedsNoJar() {
    Ran help = Ran.command("run", "--help", "--jar", folder.resolve("none.jar").toString()).done();
    assertTrue(help.out().contains("--jar=FILE"), help.out());
    assertTrue(help.out().contains("COLLAPSELAB_JARS"), help.out());
  }

  private static ExtensionJar jar(String name, char digit) {
    return new ExtensionJar(name, String.valueOf(digit).repeat(64));
  }

  @Test
  void aRunGoesOnWithTheSameJarsInAnyOrder() {
    ExtensionJar.requireSame("out", List.of(), List.of());
    ExtensionJar.requireSame(
        "out", List.of(jar("a", '1'), jar("b", '2')), List.of(jar("b", '2'), jar("a", '1')));
  }

  @Test
  void aRunDoesNotGoOnWithOthers() {
    assertRefused(
        "the run in out was made with the extension a.jar (SHA-256 111111111111...), but now it is"
            + " a.jar (SHA-256 222222222222...); give that jar with --jar, run into another"
            + " --output, or start again with --overwrite",
        List.of(jar("a.jar", '1')),
        List.of(jar("a.jar", '2')));
    assertRefused(
        "the run in out was made with the extension a.jar (SHA-256 111111111111...), which is"
            + " missing now; give that jar with --jar, run into another --output, or start again"
            + " with --overwrite",
        List.of(jar("a.jar", '1')),
        List.of(jar("b.jar", '1')));
    assertRefused(
        "the run in out was made without the extension b.jar (SHA-256 222222222222...); leave that"
            + " jar out, run into another --output, or start again with --overwrite",
        List.of(jar("a.jar", '1')),
        List.of(jar("a.jar", '1'), jar("b.jar", '2')));
  }

  private static void assertRefused(
      String message, List<ExtensionJar> before, List<ExtensionJar> now) {
    InputException refusal =
        assertThrows(InputException.class, () -> ExtensionJar.requireSame("out", before, now));
    assertEquals(message, refusal.getMessage());
  }
}
