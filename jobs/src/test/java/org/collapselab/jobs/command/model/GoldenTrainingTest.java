package org.collapselab.jobs.command.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.collapselab.jobs.command.Ran;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code train} and {@code perplexity} on WikiText-2 against KenLM (commit 4cb443e, {@code lmplz -o
 * N}, {@code query -v summary}), to 1e-4 relative because KenLM stores 32-bit floats. Rejects a
 * stored model that loses counts or discounts on its way through files, a perplexity without end
 * tokens, and lower orders without continuation counts.
 */
class GoldenTrainingTest {

  @TempDir static Path folder;

  @BeforeAll
  static void text() throws IOException {
    Path data = Path.of(System.getProperty("golden"), "..", "data", "wikitext-2");
    if (!Files.isDirectory(data)) {
      return;
    }
    for (String part : new String[] {"train.txt", "test.txt"}) {
      try (var lines = Files.lines(data.resolve(part));
          Writer out = Files.newBufferedWriter(folder.resolve(part))) {
        for (String line : (Iterable<String>) lines::iterator) {
          if (!line.isBlank()) {
            out.write(line.strip().replace("<unk>", "UNKTOK") + "\n");
          }
        }
      }
    }
  }

  /** Here and not above, where a skipped class would not be counted. */
  @BeforeEach
  void needsWikiText() {
    assumeTrue(
        Files.exists(folder.resolve("train.txt")),
        "no WikiText-2 beside the golden values; -Dgolden=<folder> names them");
  }

  @ParameterizedTest
  @CsvSource({"3, 230.886344, 1398959", "5, 224.811591, 1914265"})
  void perplexityOfAStoredModelIsKenlms(int order, double perplexity, int ngrams) {
    String model = folder.resolve("order-" + order).toString();
    String trained =
        Ran.command(
                "train",
                "--text",
                folder.resolve("train.txt").toString(),
                "--order",
                Integer.toString(order),
                "--smoothing",
                "modified-kneser-ney",
                "--model",
                model)
            .done()
            .out();
    assertEquals(
        "23,767 documents, 2,051,910 tokens, vocabulary 33,280", trained.lines().findFirst().get());
    Map<String, Double> scored =
        Ran.command("perplexity", "--model", model, "--text", folder.resolve("test.txt").toString())
            .done()
            .out()
            .lines()
            .map(line -> line.split(": "))
            .collect(Collectors.toMap(fact -> fact[0], fact -> Double.parseDouble(fact[1])));
    assertEquals(perplexity, scored.get("Perplexity including OOVs"), 1e-4 * perplexity);
    assertEquals(perplexity, scored.get("Perplexity excluding OOVs"), 1e-4 * perplexity);
    assertEquals(244102, scored.get("Tokens"));
    assertEquals(0, scored.get("OOVs"));
    assertTrue(
        trained.matches("(?s).*types\\|order:" + order + " +" + ngrams + "\\.?0*\\R.*"), trained);
  }
}
