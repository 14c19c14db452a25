package org.collapselab.jobs.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.layout.row.ScoreRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code measure}, from files to its table of scores, against values of other programs on the same
 * files; what the metrics themselves are is tested where they are. Rejects a text that is cut,
 * split, tokenised or counted otherwise on the way.
 */
class MeasureGoldenTest {

  private static final Path FOLDER = Path.of(System.getProperty("golden", "absent"), "metrics");

  private static final Map<String, String> SCORES =
      Map.of(
          "ttr", "type-token-ratio",
          "yulek", "yule-k",
          "distinct_n", "distinct-n|n:",
          "js_divergence_bits", "jensen-shannon|n:",
          "total_variation", "total-variation|n:",
          "off_support_mass", "off-support-mass|n:");

  @TempDir private Path folder;

  private record Pair(String human, String generated) {}

  private record Value(String score, double value) {}

  @Test
  void scoresOfFilesAreThoseOfOtherPrograms() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no golden values at " + FOLDER + ": skipped");
    Map<Pair, List<Value>> golden = golden();
    assertFalse(golden.isEmpty(), "no case is covered");
    int[] compared = {0};
    golden.forEach(
        (pair, values) -> {
          Map<String, Double> scores = scores(pair);
          for (Value value : values) {
            double tolerance = 1e-9 * Math.abs(value.value());
            assertEquals(value.value(), scores.get(value.score()), tolerance, pair + " " + value);
            compared[0]++;
          }
        });
    System.out.println("golden values of measure: " + compared[0]);
  }

  private Map<Pair, List<Value>> golden() throws IOException {
    Map<Pair, List<Value>> golden = new LinkedHashMap<>();
    for (String file : List.of("golden_python.json", "golden_tail.json")) {
      JsonNode read = new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
      for (JsonNode value : read.has("cases") ? read.path("cases") : read) {
        String score = SCORES.get(value.path("metric").asText());
        JsonNode inputs = value.path("inputs");
        boolean texts =
            value.path("tokenization").asText().equals("ws") && value.path("value").isNumber();
        if (score != null
            && texts
            && inputs.size() > 0
            && value.path("params").path("n").asInt() <= 4) {
          String first = inputs.get(0).asText();
          String last = inputs.get(inputs.size() - 1).asText();
          if (first.endsWith(".txt") && last.endsWith(".txt")) {
            String order = score.endsWith(":") ? value.path("params").path("n").asText() : "";
            golden
                .computeIfAbsent(new Pair(first, last), pair -> new ArrayList<>())
                .add(new Value(score + order, value.path("value").asDouble()));
          }
        }
      }
    }
    return golden;
  }

  private Map<String, Double> scores(Pair pair) {
    Path inputs = FOLDER.resolve("inputs");
    Path output = folder.resolve(pair.human() + "+" + pair.generated());
    Ran.command(
            "measure",
            "--human",
            inputs.resolve(pair.human()).toString(),
            "--generated",
            inputs.resolve(pair.generated()).toString(),
            "--tokenizer",
            "whitespace",
            "--held-out",
            "0",
            "--metrics",
            "type-token-ratio,yule-k,distinct-n,jensen-shannon,total-variation,off-support-mass",
            "--output",
            output.toString())
        .done();
    Map<String, Double> scores = new LinkedHashMap<>();
    TableReader.read(
        Storage.at(output.toString(), new Configuration()),
        "scores/scores.parquet",
        ScoreRow.class,
        row -> {
          if (row.text() == TextKind.GENERATED) {
            scores.put(row.metric(), row.value());
          }
        });
    return scores;
  }
}
