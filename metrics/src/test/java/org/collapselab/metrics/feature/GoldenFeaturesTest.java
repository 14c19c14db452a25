package org.collapselab.metrics.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Values of Vendi-Score, scikit-dimension, diversity and numpy on two sets of vectors, with their
 * tolerances and commits in the golden files.
 */
class GoldenFeaturesTest {

  private static final Path FOLDER = Path.of(System.getProperty("golden", "absent"), "metrics");

  private static final Map<String, ToDoubleFunction<JsonNode>> READINGS = new TreeMap<>();

  static {
    READINGS.put("vendi_dual", c -> Spectra.vendi(features(c, 0), q(c)));
    READINGS.put("vendi_K_cosine", c -> Spectra.vendi(features(c, 0), q(c)));
    READINGS.put("intdiv", c -> Cosines.meanDistance(features(c, 0)));
    READINGS.put("remote_clique", c -> Cosines.meanDistance(features(c, 0)));
    READINGS.put(
        "semantic_diversity_guo", // over pairs of different vectors, halved
        c -> {
          double n = features(c, 0).size();
          return Cosines.meanDistance(features(c, 0)) * n / (n - 1) / 2;
        });
    READINGS.put("effective_rank_roy_vetterli", c -> Spectra.effectiveRank(features(c, 0), true));
    READINGS.put("effective_rank_uncentred", c -> Spectra.effectiveRank(features(c, 0), false));
    READINGS.put("participation_ratio", c -> Spectra.participationRatio(features(c, 0)));
  }

  @TestFactory
  Stream<DynamicTest> everyCaseOfOurMeasuresAgrees() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no golden values at " + FOLDER + ": skipped");
    List<DynamicTest> tests = new ArrayList<>();
    JsonNode cases =
        new ObjectMapper().readTree(FOLDER.resolve("golden_python.json").toFile()).get("cases");
    for (JsonNode c : cases) {
      if (READINGS.containsKey(c.get("metric").asText())) {
        tests.add(dynamicTest(c.get("id").asText(), () -> check(c)));
      }
    }
    assertTrue(tests.size() >= READINGS.size(), "cases: " + tests.size());
    return tests.stream();
  }

  private static void check(JsonNode c) {
    double expected = c.get("value").asDouble();
    String tolerance = c.get("tolerance").asText();
    double relative =
        tolerance.startsWith("exact") ? 1e-12 : Double.parseDouble(tolerance.split(" ")[0]);
    double actual = READINGS.get(c.get("metric").asText()).applyAsDouble(c);
    assertEquals(expected, actual, relative * Math.abs(expected), tolerance);
  }

  private static double q(JsonNode c) {
    String q = c.get("params").get("q").asText();
    return q.startsWith("inf") || q.equals("Infinity")
        ? Double.POSITIVE_INFINITY
        : Double.parseDouble(q);
  }

  private static Features features(JsonNode c, int input) {
    try {
      double[][] rows =
          Files.readAllLines(FOLDER.resolve("inputs").resolve(c.get("inputs").get(input).asText()))
              .stream()
              .filter(line -> line.matches("[-0-9].*"))
              .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble))
              .map(values -> values.toArray())
              .toArray(double[][]::new);
      return new Features(rows, "golden");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
