package org.collapselab.jobs.command.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.command.Exit;
import org.collapselab.jobs.command.Ran;
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code generate} on a small model whose rare words are {@code <unk>}. */
class GenerateCommandTest {

  @TempDir static Path folder;

  @BeforeAll
  static void model() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("the cat")
          .append(i)
          .append(" sat on the ")
          .append(Integer.numberOfTrailingZeros(i + 1))
          .append(" mats .\n");
    }
    Path corpus = Files.writeString(folder.resolve("text.txt"), text);
    Ran.command(
            "train",
            "--text",
            corpus.toString(),
            "--order",
            "3",
            "--minimum-count",
            "2",
            "--model",
            folder.resolve("model").toString())
        .done();
  }

  private static List<String> generate(String name, String... more) throws IOException {
    write(name, more).done();
    return Files.readAllLines(folder.resolve(name));
  }

  private static Ran write(String name, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("generate", "--model", folder.resolve("model").toString()));
    arguments.addAll(List.of("--output", folder.resolve(name).toString()));
    arguments.addAll(List.of(more));
    return Ran.command(arguments.toArray(String[]::new));
  }

  @Test
  void seedDecidesTheText() throws IOException {
    List<String> first = generate("seed-1.txt", "--documents", "50", "--seed", "1");
    assertEquals(first, generate("seed-1-again.txt", "--documents", "50", "--seed", "1"));
    assertNotEquals(first, generate("seed-2.txt", "--documents", "50", "--seed", "2"));
    assertEquals(
        first.subList(0, 10), generate("seed-1-ten.txt", "--documents", "10", "--seed", "1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 33, 1000})
  void documentsAreCountedExactly(int documents) throws IOException {
    String name = "count-" + documents + ".txt";
    String count = Integer.toString(documents);
    assertEquals(documents, generate(name, "--documents", count, "--seed", "3").size());
  }

  /** The shortest prefix of documents that reaches the budget; an empty document counts as one. */
  @Test
  void tokensAreReachedByTheLastDocumentOnly() throws IOException {
    List<String> lines = generate("tokens.txt", "--tokens", "200", "--seed", "3");
    long before = 0;
    for (String line : lines.subList(0, lines.size() - 1)) {
      before += Math.max(1, line.isEmpty() ? 0 : line.split(" ").length);
    }
    assertTrue(before < 200, "without the last document: " + before);
    assertTrue(before + lines.get(lines.size() - 1).split(" ").length >= 200);
  }

  /**
   * More documents than a page of any size holds; the budget ends in the midst of one. Rejects
   * pages that are lost, doubled, or in another order.
   */
  @Test
  void pagesDoNotShow() throws IOException {
    List<String> all = generate("all.txt", "--documents", "40000", "--seed", "8");
    assertEquals(40_000, all.size());
    assertEquals(all.subList(0, 100), generate("few.txt", "--documents", "100", "--seed", "8"));
    List<String> budget = generate("budget.txt", "--tokens", "200000", "--seed", "8");
    assertTrue(budget.size() > 20_000, "several pages: " + budget.size());
    assertEquals(all.subList(0, budget.size()), budget);
    assertTrue(new HashSet<>(all).size() > 100, "documents must differ");
  }

  @Test
  void parquetHoldsWhatTheTextFileHolds() throws IOException {
    List<String> lines = generate("both.txt", "--documents", "40", "--seed", "4");
    write("both.parquet", "--documents", "40", "--seed", "4", "--format", "parquet").done();
    Storage storage = Storage.at(folder.toString(), new Configuration());
    List<String> types =
        Files.readAllLines(folder.resolve("model/vocabulary.tsv")).stream()
            .skip(1)
            .map(line -> line.split("\t")[1])
            .toList();
    List<String> texts = new ArrayList<>();
    TableReader.read(
        storage,
        "both.parquet",
        CorpusRow.class,
        row -> {
          assertArrayEquals(
              new Object[] {"", 0, texts.size()},
              new Object[] {row.arm(), row.replicate(), row.documentId()});
          texts.add(row.text());
          List<String> words = new ArrayList<>();
          for (int id : row.tokens()) {
            words.add(types.get(id));
          }
          assertEquals(String.join(" ", words), row.text());
        });
    assertEquals(lines, texts);
  }

  @Test
  void unknownIsWrittenUnlessForbidden() throws IOException {
    String with = String.join("\n", generate("with.txt", "--documents", "200", "--seed", "5"));
    assertTrue(with.contains("<unk>"), "the model must draw <unk>, or the test shows nothing");
    String[] decodings = {"ancestral", "greedy", "nucleus", "top-k", "min-p", "temperature"};
    for (String decoding : decodings) {
      String without =
          String.join(
              "\n",
              generate(
                  "without-" + decoding + ".txt",
                  "--documents",
                  "200",
                  "--seed",
                  "5",
                  "--no-unknown",
                  "--decoding",
                  decoding));
      assertFalse(without.contains("<unk>"), decoding);
    }
  }

  /**
   * Each option is felt: the narrowest truncation and a temperature near 0 are greedy, the widest
   * truncation is not.
   */
  @Test
  void decodingOptionsReachTheLimitsTheyShould() throws IOException {
    String[] amount = {"--documents", "20", "--seed", "6", "--decoding"};
    List<String> greedy = generate("greedy.txt", with(amount, "greedy"));
    assertEquals(1, greedy.stream().distinct().count());
    assertEquals(greedy, generate("top-1.txt", with(amount, "top-k", "--k", "1")));
    assertEquals(greedy, generate("p-0.txt", with(amount, "nucleus", "--p", "0.000001")));
    assertEquals(greedy, generate("min-p-1.txt", with(amount, "min-p", "--p", "1")));
    assertEquals(
        greedy, generate("cold.txt", with(amount, "temperature", "--temperature", "0.001")));
    assertEquals(
        greedy,
        generate("cold-k.txt", with(amount, "top-k", "--k", "50", "--temperature", "0.001")));
    List<String> all = generate("top-all.txt", with(amount, "top-k", "--k", "1000000"));
    List<String> most = generate("p-1.txt", with(amount, "nucleus", "--p", "1"));
    assertTrue(all.stream().distinct().count() > 5, "nothing is truncated: " + all);
    assertTrue(most.stream().distinct().count() > 5, "nothing is truncated: " + most);
    List<String> hot =
        generate("hot.txt", with(amount, "temperature", "--temperature", "50", "--maximum", "5"));
    assertTrue(hot.stream().allMatch(line -> line.split(" ").length <= 5));
  }

  private static String[] with(String[] first, String... second) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(second));
    return all.toArray(String[]::new);
  }

  @Test
  void existingFileIsKeptUnlessOverwritten() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept.txt"), "mine");
    write("kept.txt", "--documents", "3", "--seed", "1")
        .failed(Exit.MISTAKE, "must be new", "kept.txt exists", "--overwrite");
    assertEquals("mine", Files.readString(kept));
    assertEquals(3, generate("kept.txt", "--documents", "3", "--seed", "1", "--overwrite").size());
  }

  /** Rejects a name without a folder being taken for an empty path. */
  @Test
  void bareFileNameIsInTheWorkingFolder() throws IOException {
    String name = "generate-command-test-" + ProcessHandle.current().pid() + ".txt";
    try {
      Ran.command(
              "generate",
              "--model",
              folder.resolve("model").toString(),
              "--output",
              name,
              "--documents",
              "2",
              "--seed",
              "1")
          .done();
      assertEquals(2, Files.readAllLines(Path.of(name)).size());
    } finally {
      Files.deleteIfExists(Path.of(name));
    }
  }
}
