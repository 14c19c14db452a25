package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collapselab.jobs.settings.file.Experiments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print and write when all is well. */
class CommandTest {

  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "experiments",
        "init",
        "report",
        "train",
        "perplexity",
        "generate",
        "verify"
      })
  void helpOfEveryCommandHasAnExample(String command) {
    String help = Ran.command(command, "--help").done().out();
    assertTrue(help.startsWith("Usage: collapselab " + command), help);
    assertTrue(help.contains("Example"), help);
    assertTrue(help.contains("  collapselab " + command), help);
    assertTrue(Ran.command("--help").done().out().contains("  " + command), command);
  }

  @Test
  void helpTellsTheExitCodes() {
    String help = Ran.command("--help").done().out();
    assertTrue(help.contains("Examples:") && help.contains("Exit codes: 0 done, 1 env"), help);
  }

  @Test
  void versionNamesTheCommit() {
    String version = Ran.command("--version").done().out();
    assertTrue(version.matches("CollapseLab \\S+ \\(commit \\S+\\)\\R"), version);
  }

  @Test
  void experimentsAreListedWithTheirDescriptions() {
    String list = Ran.command("experiments").done().out();
    for (Experiments.ShippedExperiment shipped : Experiments.list()) {
      assertTrue(list.contains(shipped.name()) && list.contains(shipped.description()), list);
    }
  }

  @Test
  void initWritesAnExperimentOnceAndRunReadsIt() throws IOException {
    String out = Ran.command("init", "quickstart", "--output", path("new")).done().out();
    assertEquals(
        Experiments.yaml("quickstart"), Files.readString(folder.resolve("new/quickstart.yaml")));
    assertTrue(Files.size(folder.resolve("new/experiment.schema.json")) > 1000);
    assertTrue(out.contains("collapselab run " + path("new/quickstart.yaml")), out);
    var before = Ran.everything(folder);
    Ran.command("init", "quickstart", "--output", path("new"))
        .failed(Exit.MISTAKE, "must be new", "quickstart.yaml exists", "another --output");
    assertEquals(before, Ran.everything(folder));
  }

  @Test
  void planOfASmallTextRunsNothing() throws IOException {
    String text = file("text.txt", "the cat sat on the mat\nthe dog sat on the log\n".repeat(200));
    String experiment =
        file(
            "small.yaml",
            "human: {corpus: "
                + text
                + ", initial: 500 tokens}\nbudget: 500 tokens\ncomparison_tokens: 50\n"
                + "generations: 3\nreplicates: 2\nsweep:\n  model.order: [1, 2]\n");
    var before = Ran.everything(folder);
    String plan =
        Ran.command("run", experiment, "--plan", "--output", path("runs/small")).done().out();
    assertTrue(plan.contains("order=1") && plan.contains("order=2"), plan);
    assertTrue(plan.contains("400 documents, 2,400 tokens"), plan);
    assertEquals(before, Ran.everything(folder));
  }

  /**
   * By hand: of 6 events a is 3, b is 1 and {@code </s>} is 2, so 'a b' has perplexity (3/6 * 1/6 *
   * 2/6)^(-1/3). Rejects a perplexity that leaves the end token out, or counts it but not as a
   * token.
   */
  @Test
  void perplexityOfAUnigramModelIsThatByHand() throws IOException {
    String train = file("train.txt", "a b\n\na a\n");
    Ran trained =
        Ran.command(
                "train",
                "--text",
                train,
                "--order",
                "1",
                "--smoothing",
                "maximum-likelihood",
                "--model",
                path("unigrams"))
            .done();
    assertTrue(trained.out().startsWith("2 documents, 4 tokens, vocabulary 5\n"), trained.out());
    String seen =
        Ran.command("perplexity", "--model", path("unigrams"), "--text", file("seen.txt", "a b\n"))
            .done()
            .out();
    assertEquals(
        List.of(
            "Perplexity including OOVs: 3.301927",
            "Perplexity excluding OOVs: 3.301927",
            "OOVs: 0",
            "Tokens: 3"),
        seen.lines().toList());
    String unseen =
        Ran.command("perplexity", "--model", path("unigrams"), "--text", file("new.txt", "a c b\n"))
            .done()
            .out();
    assertEquals(
        List.of(
            "Perplexity including OOVs: Infinity",
            "Perplexity excluding OOVs: 3.301927",
            "OOVs: 1",
            "Tokens: 4",
            "Tokens of probability 0: 1"),
        unseen.lines().toList());
  }

  @Test
  void addKIsStoredWithItsK() throws IOException {
    String text = file("train.txt", "a b\na a\n");
    String[] names = {"one", "thousandth"};
    String[] values = {"1", "1e-3"};
    for (int i = 0; i < names.length; i++) {
      Ran.command(
              "train",
              "--text",
              text,
              "--order",
              "1",
              "--smoothing",
              "add-k",
              "--k",
              values[i],
              "--model",
              path(names[i]))
          .done();
    }
    // By hand, with V = 4 events (<unk>, </s>, a, b): p(a) = (3 + k) / (6 + 4 k) and so on.
    double[] k = {1, 1e-3};
    for (int i = 0; i < names.length; i++) {
      double total = 6 + 4 * k[i];
      double expected =
          Math.cbrt(total / (3 + k[i]) * total / (1 + k[i]) * total / (2 + k[i])); // of 'a b </s>'
      String out =
          Ran.command("perplexity", "--model", path(names[i]), "--text", file("test.txt", "a b\n"))
              .done()
              .out();
      double found =
          Double.parseDouble(out.lines().findFirst().orElseThrow().replaceAll(".*: ", ""));
      assertEquals(expected, found, 1e-6);
    }
  }

  /** Only our files, whatever the text is called; and the same bytes whenever it is trained. */
  @Test
  void trainingTwiceGivesEqualBytes() throws IOException {
    String text = file("a text.txt", "the cat sat\nthe dog sat \u00e9\u4e2d\ud83d\ude00\n");
    for (String model : new String[] {"first", "second"}) {
      Ran.command("train", "--text", text, "--model", path(model), "--arpa", path(model + ".arpa"))
          .done();
    }
    assertEquals(Ran.everything(folder.resolve("first")), Ran.everything(folder.resolve("second")));
    assertEquals(
        Files.readString(folder.resolve("first.arpa")),
        Files.readString(folder.resolve("second.arpa")));
    assertFalse(
        Ran.everything(folder).keySet().stream().anyMatch(name -> name.contains("writing")));
  }
}
