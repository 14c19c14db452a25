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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.divergence.Frontier;
import org.collapselab.metrics.vectors.Clusters;
import org.collapselab.metrics.vectors.Features;
import org.collapselab.metrics.vectors.NeighbourBalls;
import org.collapselab.metrics.vectors.Neighbours;
import org.collapselab.metrics.vectors.Spectra;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Values of Vendi-Score, prdc, mauve, diversity and numpy on vectors and kernels, with their
 * tolerances and commits in the golden files.
 */
class GoldenFeaturesTest {

  private static final Path FOLDER = Path.of(System.getProperty("golden", "absent"), "metrics");

  /** What {@code mauve_faiss} allows where clusters are our own: its k-means cannot be repeated. */
  private static final double OWN_CLUSTERS = 0.05;

  private static final Map<String, ToDoubleFunction<JsonNode>> READINGS = new TreeMap<>();

  static {
    READINGS.put("vendi_dual", c -> Spectra.vendi(unit(c).moments().gram(), q(c)));
    READINGS.put("vendi_K_cosine", READINGS.get("vendi_dual"));
    READINGS.put("vendi_kernel", c -> Spectra.vendi(kernel(c, false), q(c)));
    READINGS.put("vendi_kernel_weighted", c -> Spectra.vendi(kernel(c, true), q(c)));
    READINGS.put("ngram_vendi_score", c -> Spectra.vendi(nGramKernel(c), 1));
    READINGS.put("intdiv", c -> RemoteClique.distance(unit(c).moments().mean()));
    READINGS.put("remote_clique", READINGS.get("intdiv"));
    READINGS.put("chamfer", c -> Chamfer.distance(unit(c).sample(Integer.MAX_VALUE, 0)));
    READINGS.put(
        "semantic_diversity_guo", // over pairs of different vectors, halved
        c -> {
          double n = unit(c).size();
          return READINGS.get("intdiv").applyAsDouble(c) * n / (n - 1) / 2;
        });
    READINGS.put(
        "effective_rank_roy_vetterli",
        c -> Spectra.effectiveRank(features(c, 0).moments().covariance()));
    READINGS.put(
        "effective_rank_uncentred", c -> Spectra.effectiveRank(features(c, 0).moments().gram()));
    READINGS.put("entropy_rank_eigen", c -> Spectra.rank(features(c, 0).moments().covariance(), 1));
    READINGS.put(
        "participation_ratio", c -> Spectra.rank(features(c, 0).moments().covariance(), 2));
    READINGS.put(
        "frechet_distance",
        c -> Spectra.frechet(features(c, 0).moments(), features(c, 1).moments()));
    READINGS.put("prdc_precision", c -> neighbours(c).precision());
    READINGS.put("prdc_recall", c -> neighbours(c).recall());
    READINGS.put("prdc_density", c -> neighbours(c).density());
    READINGS.put("prdc_coverage", c -> neighbours(c).coverage());
  }

  @TestFactory
  Stream<DynamicTest> everyCaseOfOurMeasuresAgrees() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode c : cases()) {
      if (READINGS.containsKey(c.get("metric").asText())) {
        tests.add(dynamicTest(c.get("id").asText(), () -> check(c)));
      }
    }
    assertTrue(tests.size() > 0, "no case of any measure");
    return tests.stream();
  }

  /** The histograms that mauve counted give its scores; our own clusters give them nearly. */
  @TestFactory
  Stream<DynamicTest> mauveOfItsHistogramsIsExactAndOfOurClustersNear() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode c : cases()) {
      if (c.get("metric").asText().equals("mauve_faiss")) {
        tests.add(dynamicTest("hist " + c.get("id").asText(), () -> checkFrontier(c, 1e-9)));
        tests.add(
            dynamicTest("clusters " + c.get("id").asText(), () -> checkFrontier(c, OWN_CLUSTERS)));
      }
    }
    return tests.stream();
  }

  /** Other numbers of clusters, other seeds: what the golden files have for information. */
  @TestFactory
  Stream<DynamicTest> ourClustersAreThoseOfTheReferenceAtEverySeedAndNumber() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode c : cases()) {
      String id = c.get("id").asText();
      if (c.get("metric").asText().equals("mauve_faiss_bucket_sweep")) {
        c.get("value")
            .fields()
            .forEachRemaining(
                e ->
                    tests.add(
                        dynamicTest(
                            id + " " + e.getKey(),
                            () ->
                                assertEquals(
                                    e.getValue().asDouble(),
                                    mauve(c, Integer.parseInt(e.getKey()), 25),
                                    OWN_CLUSTERS))));
      }
      if (c.get("metric").asText().equals("mauve_faiss_seed_spread")) {
        int buckets = c.get("params").get("num_buckets").asInt();
        for (int seed = 0; seed < c.get("value").size(); seed++) {
          double expected = c.get("value").get(seed).asDouble();
          int of = seed;
          tests.add(
              dynamicTest(
                  id + " " + seed,
                  () -> assertEquals(expected, mauve(c, buckets, of), OWN_CLUSTERS)));
        }
      }
    }
    return tests.stream();
  }

  private static double mauve(JsonNode c, int buckets, int seed) {
    return new Frontier(Clusters.histogram(unit(c, 0), unit(c, 1), buckets, seed), 0).mauve(5);
  }

  @TestFactory
  Stream<DynamicTest> everyPointOfTheFrontierAgrees() throws IOException {
    return cases().stream()
        .filter(c -> c.get("metric").asText().equals("divergence_curve"))
        .map(c -> dynamicTest(c.get("id").asText(), () -> checkCurve(c)));
  }

  private static List<JsonNode> cases() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no golden values at " + FOLDER + ": skipped");
    List<JsonNode> cases = new ArrayList<>();
    new ObjectMapper()
        .readTree(FOLDER.resolve("golden_python.json").toFile())
        .get("cases")
        .forEach(cases::add);
    return cases;
  }

  private static void check(JsonNode c) {
    double actual = READINGS.get(c.get("metric").asText()).applyAsDouble(c);
    assertAgree(c, c.get("value").asDouble(), actual, c.get("id").asText());
  }

  private static void assertAgree(JsonNode c, double expected, double actual, String message) {
    String tolerance = c.get("tolerance").asText();
    double relative =
        tolerance.startsWith("exact") ? 1e-12 : Double.parseDouble(tolerance.split(" ")[0]);
    assertEquals(expected, actual, relative * Math.abs(expected), message);
  }

  private static void checkFrontier(JsonNode c, double tolerance) {
    JsonNode value = c.get("value");
    JointSpectrum histogram =
        tolerance == OWN_CLUSTERS
            ? Clusters.histogram(
                unit(c, 0),
                unit(c, 1),
                value.get("num_buckets").asInt(),
                new MauveClusters().seed())
            : histogram(value, features(c, 0).size(), features(c, 1).size());
    double scale = c.get("params").path("c").asDouble(5);
    Frontier counted = new Frontier(histogram, 0);
    Frontier smoothed = new Frontier(histogram, 0.5);
    assertEquals(value.get("mauve").asDouble(), counted.mauve(scale), tolerance);
    assertEquals(value.get("mauve_star").asDouble(), smoothed.mauve(scale), tolerance);
    assertEquals(value.get("frontier_integral").asDouble(), counted.integral(), tolerance);
    assertEquals(value.get("frontier_integral_star").asDouble(), smoothed.integral(), tolerance);
  }

  private static JointSpectrum histogram(JsonNode value, int human, int generated) {
    JointSpectrum.Builder cells = new JointSpectrum.Builder();
    for (int b = 0; b < value.get("p_hist").size(); b++) {
      cells.add(
          Math.round(value.get("p_hist").get(b).asDouble() * human),
          Math.round(value.get("q_hist").get(b).asDouble() * generated),
          1);
    }
    return cells.build();
  }

  private static void checkCurve(JsonNode c) {
    JointSpectrum.Builder cells = new JointSpectrum.Builder();
    for (double[] row : rows(c, 0)) {
      if (row[0] + row[1] > 0) {
        cells.add((long) row[0], (long) row[1], 1);
      }
    }
    double[][] curve =
        new Frontier(cells.build(), 0).curve(c.get("params").get("c").asDouble()); // x ascends
    int points = c.get("value").size();
    assertEquals(points, curve[0].length);
    for (int i = 0; i < points; i++) {
      JsonNode point = c.get("value").get(points - 1 - i); // x descends
      assertAgree(c, point.get(0).asDouble(), curve[0][i], "x of point " + i);
      assertAgree(c, point.get(1).asDouble(), curve[1][i], "y of point " + i);
    }
  }

  private static double q(JsonNode c) {
    String q = c.get("params").get("q").asText();
    return q.toLowerCase(java.util.Locale.ROOT).startsWith("inf")
        ? Double.POSITIVE_INFINITY
        : Double.parseDouble(q);
  }

  private static Neighbours neighbours(JsonNode c) {
    int k = c.get("params").get("k").asInt();
    return Neighbours.of(NeighbourBalls.of(rows(c, 0), k), NeighbourBalls.of(rows(c, 1), k), k);
  }

  /** The kernel over its size, or weighted by 1, 2, ... in proportion. */
  private static double[][] kernel(JsonNode c, boolean weighted) {
    double[][] kernel = rows(c, 0);
    int n = kernel.length;
    double total = n * (n + 1) / 2.0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel[i][j] *= weighted ? Math.sqrt((i + 1.0) * (j + 1)) / total : 1.0 / n;
      }
    }
    return kernel;
  }

  /** Mean over the orders of the cosine kernels of n-gram counts, over the number of lines. */
  private static double[][] nGramKernel(JsonNode c) {
    String[] orders = c.get("params").get("ns").asText().split("-");
    int first = Integer.parseInt(orders[0]);
    int last = Integer.parseInt(orders[orders.length - 1]);
    List<String> lines = lines(c, 0);
    double[][] kernel = new double[lines.size()][lines.size()];
    for (int n = first; n <= last; n++) {
      List<Map<String, Double>> counts = new ArrayList<>();
      for (String line : lines) {
        String[] tokens = line.split(" ");
        Map<String, Double> bag = new HashMap<>();
        for (int at = 0; at + n <= tokens.length; at++) {
          bag.merge(String.join(" ", Arrays.copyOfRange(tokens, at, at + n)), 1.0, Double::sum);
        }
        counts.add(bag);
      }
      for (int i = 0; i < kernel.length; i++) {
        for (int j = 0; j < kernel.length; j++) {
          double length = Math.sqrt(dot(counts.get(i), counts.get(i)));
          double other = Math.sqrt(dot(counts.get(j), counts.get(j)));
          double product = dot(counts.get(i), counts.get(j));
          double cosine = product == 0 ? 0 : product / (length * other);
          kernel[i][j] += cosine / (last - first + 1) / kernel.length;
        }
      }
    }
    return kernel;
  }

  private static double dot(Map<String, Double> a, Map<String, Double> b) {
    return a.entrySet().stream()
        .mapToDouble(e -> e.getValue() * b.getOrDefault(e.getKey(), 0.0))
        .sum();
  }

  private static Features unit(JsonNode c) {
    return features(c, 0).directions();
  }

  private static double[][] unit(JsonNode c, int input) {
    return features(c, input).directions().sample(Integer.MAX_VALUE, 0);
  }

  private static Features features(JsonNode c, int input) {
    return Features.given(rows(c, input), "golden");
  }

  private static double[][] rows(JsonNode c, int input) {
    return lines(c, input).stream()
        .filter(line -> line.matches("[-0-9].*"))
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static List<String> lines(JsonNode c, int input) {
    try {
      return Files.readAllLines(
          FOLDER.resolve("inputs").resolve(c.get("inputs").get(input).asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
