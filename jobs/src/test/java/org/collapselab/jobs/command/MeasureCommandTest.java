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

  /** Scores of generated text, by 'generation metric'. */
  private Map<String, Double> scores(String output) {
    Map<String, Double> scores = new TreeMap<>();
    TableReader.read(
        Storage.at(folder.resolve(output).toString(), new Configuration()),
        "scores/scores.parquet",
        Tables.SCORES,
        row -> {
          String of = row[3].equals("generated") ? row[2].toString() : "held-out";
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

  /**
   * Rejects labels that are not aligned with the documents of the split, and labels not asked for.
   */
  @Test
  void aTopicThatDisappearedIsLostMass() throws IOException {
    String[] human = new String[300];
    String[] generated = new String[100];
    for (int i = 0; i < human.length; i++) {
      String topic = List.of("sea", "wood", "town").get(i % 3);
      human[i] =
          "{\"text\": \"%s %s%d the n%d\", \"about\": \"%s\"}"
              .formatted(topic, topic, i % 5, i, topic);
    }
    for (int i = 0; i < generated.length; i++) {
      generated[i] = "{\"text\": \"sea sea%d the\"}".formatted(i % 5);
    }
    List<String> texts =
        List.of(
            "--human",
            text("human.jsonl", human),
            "--generated",
            text("generated.jsonl", generated),
            "--metrics",
            "topics");
    List<String> labelled = new ArrayList<>(texts);
    labelled.addAll(List.of("--topic-field", "about"));
    measure("labelled", labelled).done();
    Map<String, Double> scores = scores("labelled");
    assertEquals(1, scores.get("0 topics|form:accuracy"));
    assertEquals(2 / 3.0, scores.get("0 topics|form:lost-mass"), 0.02);
    assertEquals(1, scores.get("0 topics|form:effective"), 1e-6);
    assertTrue(scores.get("held-out topics|form:lost-mass") < 0.25, scores.toString());
    measure("plain", texts).done();
    assertEquals(Map.of(), scores("plain"));
    labelled.set(labelled.size() - 1, "abuot");
    measure("wrong", labelled).failed(2, "none of", "'abuot'");
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
    assertFalse(Files.exists(folder.resolve("out")));
    measure("out", List.of("--human", human, "--generated", human)).done();
    measure("out", List.of("--human", human, "--generated", human))
        .failed(2, "holds a measurement", "--overwrite");
  }
}
