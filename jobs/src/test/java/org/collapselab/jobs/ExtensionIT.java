package org.collapselab.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.cluster.StandaloneCluster;
import org.collapselab.jobs.extension.ExtensionJar;
import org.collapselab.jobs.layout.Manifest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * The extension in CONTRIBUTING.md: compiled as it stands against the published artifacts, in a jar
 * of its own, on this machine and on executors.
 */
@Timeout(900)
class ExtensionIT {

  private static final String DOCUMENT = "CONTRIBUTING.md";
  private static final String METRIC = "hapax-share";

  @TempDir Path folder;

  private Path jar;
  private Path yaml;

  @BeforeEach
  void asTheDocumentSays() throws Exception {
    List<String> classPath = new ArrayList<>(DocumentedCode.artifacts("trainer", "metrics"));
    classPath.addAll(DocumentedCode.libraries("auto-service-annotations"));
    String source =
        DocumentedCode.block(DOCUMENT, "Add a metric, regime, decoding or language model", "java");
    Path classes = DocumentedCode.compile(source, folder, classPath);
    jar = DocumentedCode.jar(classes, folder.resolve("hapax-share-1.jar"), "one");
    yaml =
        Files.writeString(
            folder.resolve("small.yaml"),
            """
            human: {corpus: %s, held_out: 0.2, initial: 60 documents}
            tokenizer: whitespace
            model: {name: n-gram, order: 2}
            metrics: [types, hapax-share]
            budget: 300 tokens
            generations: 2
            replicates: 2
            sweep: {regime: [replace, accumulate]}
            """
                .formatted(SmallExperiment.corpus(folder)));
  }

  private Launched collapselab(String... arguments) throws Exception {
    return Launched.collapselab(folder, Map.of(), arguments);
  }

  private Launched run(Path output, Path extension) throws Exception {
    return collapselab(
        "run", yaml.toString(), "--output", output.toString(), "--jar", extension.toString());
  }

  /** Means of the metric by arm, generation and order. */
  private static Map<String, Double> means(Path run) {
    Map<String, Double> means = new TreeMap<>();
    TableReader.read(
        Storage.at(run.toString(), new Configuration()),
        RunDirectory.whole(Tables.SUMMARY),
        SummaryRow.class,
        row -> {
          if (row.metric().startsWith(METRIC)) {
            means.put(
                row.text() + " " + row.arm() + " " + row.generation() + " " + row.metric(),
                row.mean());
          }
        });
    return means;
  }

  @Test
  void theExampleScoresEveryGenerationAndItsRunTakesNoOtherJar() throws Exception {
    Path run = folder.resolve("run");
    run(run, jar).done();
    Map<String, Double> means = means(run);
    for (String arm : List.of("replace", "accumulate")) {
      for (int generation = 0; generation <= 2; generation++) {
        for (int order = 1; order <= 2; order++) {
          Double mean =
              means.get("GENERATED " + arm + " " + generation + " hapax-share|n:" + order);
          assertTrue(mean != null && mean > 0 && mean < 1, means::toString);
        }
      }
    }
    byte[] hash = Sha256.digest().digest(Files.readAllBytes(jar));
    ExtensionJar used = new ExtensionJar("hapax-share-1.jar", HexFormat.of().formatHex(hash));
    assertEquals(
        List.of(used),
        Manifest.read(Storage.at(run.toString(), new Configuration())).orElseThrow().extensions());
    assertTrue(Files.readString(run.resolve("report.html")).contains("Share of hapaxes"));

    // The same jar, named by the environment, in front of the command and again behind it.
    Launched same =
        Launched.collapselab(
            folder,
            Map.of("COLLAPSELAB_JARS", ":" + jar),
            "--jar",
            jar.toString(),
            "run",
            yaml.toString(),
            "--output=" + run,
            "--jar=" + jar);
    assertTrue(same.done().output().startsWith("complete: "), same.output());

    Path other =
        DocumentedCode.jar(
            folder.resolve("classes"),
            Files.createDirectory(folder.resolve("other")).resolve("hapax-share-1.jar"),
            "two");
    run(run, other).refused("was made with the extension " + used + ", but now it is");

    // Without the jar the metric is unknown, and it is said how to name the jar.
    collapselab("run", yaml.toString(), "--output", run.toString())
        .refused("unknown metric 'hapax-share'", "--jar");
    collapselab("report", run.toString()).refused("unknown metric 'hapax-share'", "--jar");
    collapselab("report", run.toString(), "--jar", jar.toString()).done();
  }

  @Test
  void initAndMeasureKnowTheExample() throws Exception {
    collapselab("init", "quickstart", "--jar", jar.toString()).done();
    String schema = Files.readString(folder.resolve("experiment.schema.json"));
    assertTrue(schema.contains("\"hapax-share\""), schema);

    Path human = SmallExperiment.corpus(folder);
    collapselab(
            "measure",
            "--human",
            human.toString(),
            "--generated",
            human.toString(),
            "--metrics",
            METRIC,
            "--jar",
            jar.toString())
        .done();
    assertFalse(means(folder.resolve("measured")).isEmpty());
    assertTrue(
        Files.readString(folder.resolve("measured/manifest.json")).contains("hapax-share-1.jar"));
  }

  @Test
  void executorsGetTheJarAndGiveTheSameBytes() throws Exception {
    Path local = folder.resolve("local");
    collapselab("run", yaml.toString(), "--output", local.toString(), "--jar", jar.toString())
        .done();
    Map<String, String> expected = SmallExperiment.files(local);
    try (StandaloneCluster cluster = StandaloneCluster.start("extension", 2)) {
      Path submitted = folder.resolve("submitted");
      StandaloneCluster.Submitted run =
          cluster.submit(
              List.of(
                  "run",
                  yaml.toString(),
                  "--output",
                  submitted.toString(),
                  "--jar",
                  jar.toString()));
      assertEquals(0, run.exit(), () -> "see " + run.log());
      assertEquals(expected, SmallExperiment.files(submitted));

      // As users of spark-submit know it; the run is named after the same jar.
      Path jars = folder.resolve("jars");
      StandaloneCluster.Submitted byJars =
          cluster.submit(
              StandaloneCluster.APPLICATION,
              Map.of("spark.jars", jar.toString()),
              List.of("run", yaml.toString(), "--output", jars.toString()),
              Duration.ofMinutes(5));
      assertEquals(0, byJars.exit(), () -> "see " + byJars.log());
      assertEquals(expected, SmallExperiment.files(jars));

      Path launched = folder.resolve("launched");
      collapselab(
              "run",
              yaml.toString(),
              "--master",
              cluster.master(),
              "--conf",
              "spark.driver.host=127.0.0.1",
              "--conf",
              "spark.driver.bindAddress=127.0.0.1",
              "--output",
              launched.toString(),
              "--jar",
              jar.toString())
          .done();
      assertEquals(expected, SmallExperiment.files(launched));
    }
  }

  /** The project file of the document names artifacts of this version. */
  @Test
  void theDocumentDependsOnWhatIsPublished() throws Exception {
    String project = DocumentedCode.block(DOCUMENT, "In a jar of its own", "xml");
    Element own = xml(Files.readString(Path.of("pom.xml")));
    Element example = xml(project);
    List<String> ours = new ArrayList<>();
    for (int d = 0; d < example.getElementsByTagName("dependency").getLength(); d++) {
      Element dependency = (Element) example.getElementsByTagName("dependency").item(d);
      if (text(dependency, "groupId").equals("org.collapselab")) {
        ours.add(text(dependency, "artifactId"));
        assertEquals(text(own, "version"), text(dependency, "version"));
        assertEquals("provided", text(dependency, "scope"));
      }
    }
    assertEquals(List.of("metrics"), ours);
    String parent = Files.readString(Path.of("..", "pom.xml"));
    String autoService = text(xml(parent), "autoservice.version");
    assertEquals(
        2, project.split("<version>" + autoService + "</version>", -1).length - 1, project);
  }

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  private static String text(Element element, String tag) {
    return element.getElementsByTagName(tag).item(0).getTextContent();
  }
}
