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
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.collapselab.jobs.layout.row.HalfLifeRow;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
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
        ScoreRow.class,
        row -> {
          String of =
              row.text() == TextKind.GENERATED
                  ? String.valueOf(row.generation())
                  : row.text() == TextKind.DRIFT ? "drift " + row.generation() : row.text().label();
          scores.put(of + " " + row.metric(), row.value());
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
    Map<String, HalfLifeRow> lives = new TreeMap<>();
    TableReader.read(
        Storage.at(folder.resolve("out").toString(), new Configuration()),
        "half_lives/half_lives.parquet",
        HalfLifeRow.class,
        row -> lives.put(row.metric(), row));
    HalfLifeRow types = lives.get("types|n:1");
    assertEquals(1.0, types.halfLife());
    assertEquals(0.0, types.remaining(), "nothing is left");
    assertEquals(1.0, types.floor(), "the floor");
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

  /** A line of JSON Lines: a text and its vector, as JSON writes it. */
  private static String line(String text, String vector) {
    return "{\"text\": \"" + text + "\", \"emb\": " + vector + "}";
  }

  /** 60 documents in turn along three axes, at several lengths. */
  private static List<double[]> axes() {
    List<double[]> vectors = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] vector = new double[3];
      vector[i % 3] = 1 + i / 3 * 0.25;
      vectors.add(vector);
    }
    return vectors;
  }

  private String jsonLines(String name, List<double[]> vectors) throws IOException {
    String[] lines = new String[vectors.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line("word" + i + " of a text", java.util.Arrays.toString(vectors.get(i)));
    }
    return text(name, lines);
  }

  /** The same documents as {@link #jsonLines} in Parquet. */
  private String parquet(String name, String column, List<double[]> vectors) throws IOException {
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message m { optional binary text (STRING); " + column + " }");
    Path file = folder.resolve(name);
    try (ParquetWriter<Group> out =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toString()))
            .withType(type)
            .build()) {
      for (int i = 0; i < vectors.size(); i++) {
        Group row = new SimpleGroup(type).append("text", "word" + i + " of a text");
        Group list = type.getType("emb").isPrimitive() ? row : row.addGroup("emb");
        for (double x : vectors.get(i)) {
          if (list == row) {
            row.append("emb", (float) x);
          } else {
            list.addGroup(0).append("element", x);
          }
        }
        out.write(row);
      }
    }
    return file.toString();
  }

  /** Rejects vectors that are read but not used, and a reader that mixes up rows. */
  @Test
  void vectorsOfAFieldAreMeasuredInAnyFormat() throws IOException {
    List<double[]> one = java.util.Collections.nCopies(60, new double[] {0, 0, 2});
    List<String> names =
        List.of(
            jsonLines("a.jsonl", axes()),
            parquet(
                "a.parquet",
                "optional group emb (LIST) { repeated group list { optional double element; } }",
                axes()),
            parquet("b.parquet", "repeated float emb;", axes()),
            jsonLines("c.jsonl", one));
    List<String> arguments = new ArrayList<>(List.of("--features-field", "emb", "--generated"));
    arguments.addAll(names);
    arguments.addAll(List.of("--human", names.get(0), "--held-out", "0"));
    measure("vectors", arguments).done();
    Map<String, Double> scores = scores("vectors");
    for (String t : List.of("0 ", "1 ", "2 ")) {
      assertEquals(3, scores.get(t + "vendi|q:1|features:column-emb"), 1e-12);
      assertEquals(0, scores.get(t + "frechet|features:column-emb"), 1e-9);
      assertEquals(1 / 3.0, scores.get(t + "top-eigenvalue-share|features:column-emb"), 1e-12);
    }
    assertEquals(1, scores.get("3 vendi|q:0.1|features:column-emb"), 1e-12);
    String recall = "precision-recall|form:recall|k:5|sample:5000|seed:25|features:column-emb";
    assertEquals(0, scores.get("3 " + recall)); // duplicates: balls of radius 0
    assertTrue(scores.get("0 " + recall) > 0.5);
    assertTrue(scores.keySet().stream().noneMatch(name -> name.contains("hashed")), "" + scores);

    String a = names.get(0);
    measure(
            "held",
            List.of(
                "--features-field", "emb", "--metrics", "vendi", "--human", a, "--generated", a))
        .done();
    assertTrue(scores("held").get("held-out vendi|q:1|features:column-emb") > 1);
  }

  @Test
  void mistakesInVectorsAreOneLine() throws IOException {
    String human = jsonLines("h.jsonl", axes());
    String[] wrong = {
      line("a b", "[1, 2]"),
      "those of " + folder + "/h.jsonl have 3",
      "have 2",
      line("a b", "[1, 2, null]"),
      "w.jsonl, line 2",
      "finite numbers",
      line("a b", "[1, 2, 1e999]"),
      "w.jsonl, line 2",
      "finite numbers",
      line("a b", "[1, 2, NaN]"),
      "w.jsonl, line 2",
      "malformed",
      line("a b", "[]"),
      "w.jsonl, line 2",
      "missing or empty",
      line("a b", "null"),
      "w.jsonl, line 2",
      "has none",
      line("a b", "7"),
      "w.jsonl, line 2",
      "has number",
      "{\"text\": \"a b\"}",
      "w.jsonl, line 2",
      "has none"
    };
    for (int i = 0; i < wrong.length; i += 3) {
      String first = i == 0 ? line("c d", "[3, 4]") : line("c d", "[3, 4, 5]");
      measureVectors(human, text("w.jsonl", first, wrong[i])).failed(2, wrong[i + 1], wrong[i + 2]);
    }
    measureVectors(human, text("w.jsonl", line("c d", "[3, 4, 5]"), line("a", "[1]")))
        .failed(2, "w.jsonl, line 2 has 1 and those before it have 3");
    measureVectors(human, text("plain.txt", "a b c")).failed(2, "plain.txt has texts only");
    measureVectors("builtin:wordnet", human).failed(2, "builtin:wordnet has texts only");
    measureVectors(human, parquet("w.parquet", "optional int64 other;", List.of()))
        .failed(2, "the vector column", "w.parquet has no 'emb'; its columns are text, other");
    measureVectors(human, parquet("w2.parquet", "optional int64 emb;", List.of()))
        .failed(2, "the vector column must hold lists of floats or doubles", "int64 emb");
    String list = "optional group emb (LIST) { repeated group list { optional double element; } }";
    List<double[]> unequal = List.of(new double[] {1, 2, 3}, new double[] {1, 2});
    measureVectors(human, parquet("w3.parquet", list, unequal))
        .failed(2, "w3.parquet, row 2 has 2 and those before it have 3");
    List<double[]> broken = List.of(new double[] {1, 2, 3}, new double[] {1, Double.NaN, 3});
    measureVectors(human, parquet("w4.parquet", list, broken))
        .failed(2, "w4.parquet, row 2 holds something else");
    List<double[]> empty = List.of(new double[] {1, 2, 3}, new double[0]);
    measureVectors(human, parquet("w5.parquet", list, empty))
        .failed(2, "w5.parquet, row 2 is missing or empty");
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private Ran measureVectors(String human, String generated) {
    return measure(
        "out", List.of("--human", human, "--generated", generated, "--features-field", "emb"));
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
