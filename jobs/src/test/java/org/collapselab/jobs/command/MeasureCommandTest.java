package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code measure} on texts that no model of ours wrote. */
class MeasureCommandTest {

  @TempDir private Path folder;

  private String text(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  /** Documents of human text: 200 sentences, every word of its own number once in ten. */
  private String human() throws IOException {
    String[] lines = new String[200];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "the cat" + i % 40 + " sat on mat" + i % 7 + " number" + i;
    }
    return text("human.txt", lines);
  }

  private Ran measure(String output, List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("measure", "--tokenizer", "whitespace"));
    arguments.addAll(List.of("--output", folder.resolve(output).toString()));
    arguments.addAll(more);
    return Ran.command(arguments.toArray(String[]::new));
  }

  /** Scores of generated text, by 'generation metric', and of others, by 'text metric'. */
  private Map<String, Double> scores(String output) {
    Map<String, Double> scores = new TreeMap<>();
    TableReader.read(
        Storage.at(folder.resolve(output).toString(), new Configuration()),
        "scores/scores.parquet",
        Tables.SCORES,
        row -> {
          String of = row[3].toString();
          of =
              of.equals("generated")
                  ? row[2].toString()
                  : of.equals("drift") ? "drift " + row[2] : of;
          scores.put(of + " " + row[4], (Double) row[6]);
        });
    return scores;
  }

  @Test
  void aTextOfOtherWordsHasLostEverything() throws IOException {
    String other = text("other.txt", "xx yy zz", "xx yy zz", "zz yy xx xx yy zz");
    Ran ran = measure("out", List.of("--human", human(), "--generated", human(), other)).done();
    Map<String, Double> scores = scores("out");
    assertEquals(1, scores.get("1 lost-human-mass"));
    assertEquals(1, scores.get("1 jensen-shannon|n:1"), 1e-15);
    assertEquals(1, scores.get("1 off-support-mass|n:1"));
    assertEquals(0, scores.get("1 vocabulary-overlap|n:1"));
    assertEquals(3, scores.get("1 types|n:1"));
    assertTrue(scores.get("held-out types|n:1") > 3);
    assertTrue(ran.out().contains("12 tokens of each text compared"), ran.out());
    assertTrue(Files.size(folder.resolve("out/report.html")) > 10_000);
    assertTrue(Files.exists(folder.resolve("out/manifest.json")));
  }

  /**
   * Rejects drift against human text, against the text before, or of the first text against itself.
   */
  @Test
  void driftIsTheDistanceToTheFirstText() throws IOException {
    String first = text("first.txt", "a a b b c c d d", "a b c d");
    String second = text("second.txt", "a a a a b b b b", "a a b b");
    String third = text("third.txt", "a a b b c c d d", "a b c d");
    Ran ran =
        measure(
                "out",
                List.of("--human", human(), "--held-out", "0", "--generated", first, second, third))
            .done();
    Map<String, Double> scores = scores("out");
    assertEquals(1, scores.get("1 total-variation|n:1"));
    assertEquals(0.5, scores.get("drift 1 total-variation|n:1"));
    assertEquals(0, scores.get("drift 2 total-variation|n:1"));
    assertEquals(0.5, scores.get("drift 1 lost-human-mass"));
    assertFalse(scores.containsKey("drift 0 total-variation|n:1"));
    assertFalse(scores.containsKey("drift 1 types|n:1"));
    assertTrue(ran.out().contains("from generation 0"), ran.out());
    String report = Files.readString(folder.resolve("out/report.html"));
    assertTrue(report.contains("Drift from generation 0"));
  }

  /** A text that keeps half of the words, and one that keeps one word. */
  @Test
  void verdictsAndHalfLivesCompareTheFirstTextWithTheLast() throws IOException {
    String[] one = new String[200];
    java.util.Arrays.fill(one, "the the the the the the");
    String collapsed = text("collapsed.txt", one);
    Ran ran = measure("out", List.of("--human", human(), "--generated", human(), collapsed)).done();
    assertTrue(ran.out().contains("Does it collapse?"), ran.out());
    assertTrue(
        ran.out().lines().anyMatch(line -> line.startsWith("4 ") && line.contains("yes")),
        ran.out());
    Map<String, Object[]> lives = new TreeMap<>();
    TableReader.read(
        Storage.at(folder.resolve("out").toString(), new Configuration()),
        "half_lives/half_lives.parquet",
        Tables.HALF_LIVES,
        row -> lives.put((String) row[1], row));
    Object[] types = lives.get("types|n:1");
    assertEquals(1.0, types[3]);
    assertEquals(0.0, types[6], "nothing is left");
    assertEquals(1.0, types[7], "the floor");
    Ran alone = measure("alone", List.of("--human", human(), "--generated", human())).done();
    assertFalse(alone.out().contains("Does it collapse?"), alone.out());
  }

  @Test
  void equalTextsGiveEqualBytes() throws IOException {
    String human = human();
    measure("one", List.of("--human", human, "--generated", human, human)).done();
    measure("two", List.of("--human", human, "--generated", human, human)).done();
    Map<String, String> one = Ran.everything(folder.resolve("one"));
    assertEquals(one, Ran.everything(folder.resolve("two")));
  }

  @Test
  void jsonLinesGiveTheScoresOfTheSamePlainText() throws IOException {
    String human = human();
    String plain = text("plain.txt", "a b c a", "b c d");
    String json = text("same.jsonl", "{\"said\": \"a b c a\"}", "{\"said\": \"b c d\"}");
    String humanJson = text("human.jsonl", "{\"said\": \"a b c d e f g\"}", "{\"said\": \"h a\"}");
    String humanPlain = text("h.txt", "a b c d e f g", "h a");
    List<String> none = List.of("--held-out", "0");
    List<String> asText = new ArrayList<>(List.of("--human", humanPlain, "--generated", plain));
    List<String> asJson = new ArrayList<>(List.of("--human", humanJson, "--generated", json));
    asText.addAll(none);
    asJson.addAll(none);
    asJson.addAll(List.of("--text-field", "said"));
    measure("text", asText).done();
    measure("json", asJson).done();
    assertEquals(scores("text"), scores("json"));
    assertFalse(human.isEmpty());
  }

  /** Collapsed, empty and single texts: finite scores or none. */
  @Test
  void strangeTextsAreMeasured() throws IOException {
    String[] same = new String[5000];
    java.util.Arrays.fill(same, "one two three four five");
    List<String> texts =
        List.of(
            text("same.txt", same),
            text("one-type.txt", "a a a a a a a a", "a a a a a"),
            text("one-document.txt", "the cat1 sat on mat2 number3"));
    List<String> arguments = new ArrayList<>(List.of("--human", human(), "--generated"));
    arguments.addAll(texts);
    measure("strange", arguments).done();
    Map<String, Double> scores = scores("strange");
    assertTrue(scores.keySet().stream().anyMatch(name -> name.startsWith("2 ")));
    scores.forEach((name, value) -> assertFalse(Double.isNaN(value), name));
  }

  @Test
  void mistakesAreOneLine() throws IOException {
    String human = human();
    measure("out", List.of("--human", human, "--generated", folder.resolve("absent").toString()))
        .failed(2, "absent", "check the path");
    measure("out", List.of("--human", human, "--generated", human, "--metrics", "tpyes"))
        .failed(2, "unknown metric 'tpyes'; did you mean 'types'?");
    measure("out", List.of("--human", human, "--generated", human, "--held-out", "1"))
        .failed(2, "--held-out must be in [0, 1), but was 1.0");
    String empty = text("empty.txt", "", "");
    measure("out", List.of("--human", human, "--generated", human, empty)).failed(2, "empty.txt");
    String other = text("other.jsonl", "{\"said\": \"a b\"}");
    measure("out", List.of("--human", human, "--generated", other))
        .failed(2, "other.jsonl", "text");
    Path garbage = folder.resolve("garbage.txt");
    Files.write(garbage, new byte[] {(byte) 0xFF, 0, (byte) 0xC3, 10, (byte) 0xFE});
    measure("out", List.of("--human", human, "--generated", garbage.toString()))
        .failed(2, "garbage.txt", "UTF-8");
    measure("out", List.of("--human", garbage.toString(), "--generated", human))
        .failed(2, "garbage.txt", "UTF-8");
    assertFalse(Files.exists(folder.resolve("out")));
    measure("out", List.of("--human", human, "--generated", human)).done();
    measure("out", List.of("--human", human, "--generated", human))
        .failed(2, "holds a measurement", "--overwrite");
  }
}
