package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.collapselab.jobs.run.SmallExperiment;
import org.collapselab.jobs.store.FileSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --conf spark.hadoop.*} on a file system that opens with the right word only. */
class HadoopSettingsTest {

  private static final String WORD = "fs.locked.word";

  /** The files of this machine under {@code locked://}. */
  public static final class Locked extends RawLocalFileSystem {
    @Override
    public void initialize(URI uri, Configuration configuration) throws IOException {
      if (!"sesame".equals(configuration.get(WORD))) {
        throw new IOException(WORD + " must open it, but was " + configuration.get(WORD));
      }
      super.initialize(uri, configuration);
    }

    @Override
    public URI getUri() {
      return URI.create("locked:///");
    }

    @Override
    public String getScheme() {
      return "locked";
    }
  }

  /** The same for Hadoop's other interface, which renames. */
  public static final class LockedToo extends DelegateToFileSystem {
    public LockedToo(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(uri, new Locked(), configuration, "locked", false);
    }
  }

  @TempDir Path folder;

  private String at(String name) {
    return "locked://" + folder.resolve(name);
  }

  private static Ran open(String word, String... command) {
    List<String> all = new ArrayList<>(Arrays.asList(command));
    for (String setting :
        List.of(
            "fs.locked.impl=" + Locked.class.getName(),
            "fs.AbstractFileSystem.locked.impl=" + LockedToo.class.getName(),
            "fs.locked.impl.disable.cache=true",
            WORD + "=" + word)) {
      all.addAll(List.of("--conf", "spark.hadoop." + setting));
    }
    return Ran.command(all.toArray(String[]::new));
  }

  /** Rejects a driver that reads corpus, experiment or output with settings of its own. */
  @Test
  void reachAllFilesOfRunReportAndMeasure() throws IOException {
    SmallExperiment.corpus(folder);
    String yaml =
        """
        human: {corpus: "%s", held_out: 0.2, initial: 60 documents}
        tokenizer: whitespace
        budget: 300 tokens
        generations: 1
        replicates: 2
        """
            .formatted(at("human.txt"));
    Files.writeString(folder.resolve("e.yaml"), yaml);

    String[] run = {"run", at("e.yaml"), "--output", at("run"), "--master", "local[1]"};
    open("wrong", run).failed(Exit.ENVIRONMENT, WORD + " must open it, but was wrong");
    Ran ran = open("sesame", run);
    assertEquals(Exit.DONE, ran.exit(), ran.err());
    assertTrue(Files.exists(folder.resolve("run/report.html")));
    assertTrue(open("sesame", run).done().out().startsWith("complete"));
    String plan = open("sesame", "run", at("e.yaml"), "--plan").done().out();
    assertTrue(plan.contains("locked:"), plan);

    Files.delete(folder.resolve("run/report.html"));
    open("wrong", "report", at("run")).failed(Exit.ENVIRONMENT, WORD);
    open("sesame", "report", at("run")).done();
    assertTrue(Files.exists(folder.resolve("run/report.html")));

    String text = at("human.txt");
    String[] measure = {"measure", "--human", text, "--generated", text, "--output", at("m")};
    open("wrong", measure).failed(Exit.ENVIRONMENT, WORD);
    open("sesame", measure).done();
    assertTrue(Files.exists(folder.resolve("m/report.html")));
  }

  @Test
  void comeFromSystemPropertiesToo() {
    System.setProperty("spark.hadoop." + WORD, "of the system");
    try {
      assertEquals("of the system", configured().get(WORD));
      assertEquals("given", configured("spark.hadoop." + WORD, "given").get(WORD));
    } finally {
      System.clearProperty("spark.hadoop." + WORD);
    }
  }

  private static Configuration configured(String... setting) {
    return FileSystems.configuration(
        setting.length == 0 ? Map.of() : Map.of(setting[0], setting[1]));
  }

  @Test
  void aCommandWithoutSparkTakesNoOthers() {
    Ran.command("report", folder.toString(), "--conf", "spark.ui.enabled=true")
        .failed(Exit.MISTAKE, "spark.hadoop.NAME=VALUE", "'spark.ui.enabled'");
  }

  @Test
  void aFileSystemWithoutItsClassIsOneLine() throws IOException {
    String needs = "org.apache.hadoop.fs.s3a.S3AFileSystem is not";
    String text = SmallExperiment.corpus(folder).toString();
    Ran.command("report", "s3a://bucket/run").failed(Exit.MISTAKE, needs, "--jar");
    Ran.command("run", "quickstart", "--output", "s3a://bucket/run").failed(Exit.MISTAKE, needs);
    Ran.command("run", "quickstart", "--plan", "--set", "human.corpus=s3a://bucket/t.txt")
        .failed(Exit.MISTAKE, needs, "corpus must name files");
    String[] measure = {"measure", "--human", text, "--generated", "s3a://bucket/t.txt"};
    String output = folder.resolve("m").toString();
    String[] all = Arrays.copyOf(measure, measure.length + 2);
    all[measure.length] = "--output";
    all[measure.length + 1] = output;
    Ran.command(all).failed(Exit.MISTAKE, needs);
  }
}
