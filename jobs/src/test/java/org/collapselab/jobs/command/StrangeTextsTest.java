package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code measure} and {@code run} with all metrics on texts that collapse leaves behind and on
 * those that nobody means to measure: scores are finite, infinite or absent, never NaN, and a
 * report is written.
 */
class StrangeTextsTest {

  @TempDir private Path folder;

  /** What somebody may hand over as generated text. */
  enum Strange {
    EVERY_LINE_FIFTY_TIMES(lines(40).flatMap(line -> Collections.nCopies(50, line).stream())),
    EMPTY_LINES(lines(40).flatMap(line -> Stream.of("", line, ""))),
    ONE_DOCUMENT(lines(1)),
    ONE_TOKEN(Stream.of("the")),
    ONE_TYPE(Collections.nCopies(100, "the the the the the the").stream()),
    NO_COMMON_WORD(lines(40).map(line -> line.replaceAll("\\b", "x"))),
    EQUAL_LINES(Collections.nCopies(20_000, "one two three four five").stream()),
    ONE_HUGE_LINE(Stream.of(String.join(" ", lines(4000).toList())));

    private final List<String> lines;

    Strange(Stream<String> lines) {
      this.lines = lines.toList();
    }
  }

  private static Stream<String> lines(int lines) {
    return IntStream.range(0, lines)
        .mapToObj(i -> "the cat" + i % 23 + " sat on mat" + i % 7 + " with number" + i % 101);
  }

  private String text(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines).toString();
  }

  private Map<String, Double> scores(String scores) {
    Map<String, Double> values = new TreeMap<>();
    TableReader.read(
        Storage.at(folder.resolve("out").toString(), new Configuration()),
        scores,
        ScoreRow.class,
        row -> {
          String name = row.generation() + " " + row.text().label() + " " + row.metric();
          assertFalse(Double.isNaN(row.value()), name);
          values.put(name, row.value());
        });
    return values;
  }

  /** A loop on little text, nearly all of it one line, with empty documents among it. */
  @Test
  void areRunThrough() throws IOException {
    List<String> human = new ArrayList<>(lines(60).toList());
    human.addAll(Collections.nCopies(300, "one two three four five"));
    human.addAll(Collections.nCopies(20, ""));
    text("human.txt", human);
    String experiment =
        """
        human: {corpus: %s, held_out: 0.2, initial: 150 documents}
        tokenizer: whitespace
        model: {name: n-gram, order: 2}
        budget: 60 documents
        generations: 2
        replicates: 1
        metrics: all
        """
            .formatted(folder.resolve("human.txt"));
    Files.writeString(folder.resolve("strange.yaml"), experiment);
    Ran ran =
        Ran.command(
            "run",
            folder.resolve("strange.yaml").toString(),
            "--output",
            folder.resolve("out").toString(),
            "--master",
            "local[1]");
    assertEquals(Exit.DONE, ran.exit(), ran.err());
    assertTrue(Files.exists(folder.resolve("out/report.html")));
  }

  @ParameterizedTest
  @EnumSource
  void areMeasured(Strange strange) throws IOException {
    String human = text("human.txt", lines(300).toList());
    String generated = text("generated.txt", strange.lines);
    Ran.command(
            "measure",
            "--tokenizer",
            "whitespace",
            "--human",
            human,
            "--generated",
            human,
            generated,
            "--output",
            folder.resolve("out").toString())
        .done();
    Map<String, Double> scores = scores("scores/scores.parquet");
    assertTrue(scores.containsKey("1 generated types|n:1"));
    assertTrue(Files.size(folder.resolve("out/report.html")) > 10_000);
  }
}
