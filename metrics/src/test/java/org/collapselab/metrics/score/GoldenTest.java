package org.collapselab.metrics.score;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Values of LexicalRichness, diversity-eval, degen, nltk 3.8, scikit-bio, scipy 1.10.1, R entropy
 * 1.3.2, vegan 2.6-4 and an independent script, with their inputs, tolerances and commits in the
 * golden files.
 */
class GoldenTest {

  private static final Path FOLDER = Path.of(System.getProperty("golden", "absent"), "metrics");
  private static final int ORDER = 4; // the golden n-gram cases go up to 4

  private final Map<String, Documents> texts = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<List<String>, Observation> observations = new HashMap<>();

  /** How a golden metric is read from our scores; by its name there. */
  private static final Map<String, BiFunction<Observation, JsonNode, OptionalDouble>> READINGS =
      new TreeMap<>();

  static {
    READINGS.put("tokens", (o, c) -> OptionalDouble.of(o.tokens()));
    READINGS.put("types", (o, c) -> score(o, "types|n:1"));
    READINGS.put("ttr", (o, c) -> score(o, "type-token-ratio"));
    READINGS.put("edge:lr.ttr", (o, c) -> score(o, "type-token-ratio"));
    READINGS.put("edge:distinct2", (o, c) -> score(o, "distinct-n|n:2"));
    READINGS.put("distinct_n", (o, c) -> score(o, "distinct-n|n:" + n(c)));
    READINGS.put("ngram_types", (o, c) -> score(o, "types|n:" + n(c)));
    READINGS.put("ngram_total", (o, c) -> OptionalDouble.of(o.spectrum(n(c)).generatedTotal()));
    READINGS.put("S_obs", (o, c) -> score(o, "types|n:" + n(c)));
    READINGS.put("shannon_nats", (o, c) -> score(o, "entropy|n:" + n(c) + "|estimator:plug-in"));
    READINGS.put("hill_q1", (o, c) -> exp(score(o, "entropy|n:" + n(c) + "|estimator:plug-in")));
    READINGS.put(
        "entropy_plugin_nats", (o, c) -> score(o, "entropy|n:" + n(c) + "|estimator:plug-in"));
    READINGS.put(
        "entropy_miller_madow_nats",
        (o, c) -> score(o, "entropy|n:" + n(c) + "|estimator:miller-madow"));
    READINGS.put("simpson_gini", (o, c) -> minus(1, score(o, "sum-p2|n:" + n(c))));
    READINGS.put("hill_q2", (o, c) -> over(1, score(o, "sum-p2|n:" + n(c))));
    READINGS.put("js_divergence_bits", (o, c) -> score(o, "jensen-shannon|n:" + n(c)));
    READINGS.put("total_variation", (o, c) -> score(o, "total-variation|n:" + n(c)));
    READINGS.put("union_vocab", (o, c) -> OptionalDouble.of(unionTypes(o.spectrum(n(c)))));
    READINGS.put("hapax_survival", (o, c) -> score(o, "survival|class:0"));
    READINGS.put("exact_duplicate_rate", (o, c) -> score(o, "duplicates"));
    READINGS.put("length_distribution", (o, c) -> score(o, "mean-length"));
  }

  @TestFactory
  Stream<DynamicTest> everyCaseOfOurMetricsAgrees() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no golden values at " + FOLDER + ": skipped");
    return cases().stream().map(c -> dynamicTest(c.get("id").asText(), () -> check(c)));
  }

  @Test
  void coversAsManyCasesAsWritten() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no golden values at " + FOLDER + ": skipped");
    Map<String, Integer> covered = new TreeMap<>();
    cases().forEach(c -> covered.merge(c.get("metric").asText(), 1, Integer::sum));
    System.out.println("golden cases covered: " + covered);
    assertEquals(READINGS.keySet(), covered.keySet());
    assertEquals(193, cases().size());
  }

  @Test
  void survivalByClassAgrees() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no golden values at " + FOLDER + ": skipped");
    int compared = 0;
    for (JsonNode c : read("golden_tail.json")) {
      if (c.get("metric").asText().equals("support_survival_by_human_frequency_class")
          && n(c) == 1) {
        Observation observation = observation(c);
        long types = 0; // of the classes that our last one merges
        long survivors = 0;
        for (JsonNode row : c.get("value")) {
          int frequency = row.get("class").asInt();
          if (frequency < 10) {
            OptionalDouble value = score(observation, "survival|class:" + frequency);
            assertEquals(row.get("survival").asDouble(), value.orElseThrow(), 1e-12);
          } else {
            types += row.get("types").asLong();
            survivors += row.get("survivors").asLong();
          }
        }
        OptionalDouble last = score(observation, "survival|class:10+");
        assertEquals((double) survivors / types, last.orElseThrow(), 1e-12);
        compared++;
      }
    }
    assertEquals(2, compared);
  }

  private static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    for (String file : List.of("golden_python.json", "golden_R.json", "golden_tail.json")) {
      for (JsonNode c : read(file)) {
        String metric = c.get("metric").asText();
        boolean ours =
            READINGS.containsKey(metric)
                && !(metric.equals("hapax_survival") && n(c) > 1); // survival is of order 1
        if (ours) {
          cases.add(c);
        }
      }
    }
    return cases;
  }

  private static JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(FOLDER.resolve(file).toFile()).get("cases");
  }

  private void check(JsonNode c) {
    OptionalDouble actual = READINGS.get(c.get("metric").asText()).apply(observation(c), c);
    JsonNode value = c.get("value").has("mean") ? c.get("value").get("mean") : c.get("value");
    if (value.has("raises")) {
      assertTrue(actual.isEmpty(), "undefined there, so no score here, but was " + actual);
      return;
    }
    double expected = value.asDouble();
    String tolerance = c.get("tolerance").asText();
    double relative = tolerance.equals("exact") ? 0 : Double.parseDouble(tolerance.split(" ")[0]);
    assertEquals(expected, actual.orElseThrow(), relative * Math.abs(expected), tolerance);
  }

  /** The last input observed against the first. */
  private Observation observation(JsonNode c) {
    List<String> key = new ArrayList<>();
    c.get("inputs").forEach(input -> key.add(input.asText()));
    key.add(c.get("tokenization").asText());
    if (c.has("tokens")) {
      c.get("tokens").forEach(token -> key.add("token " + token.asText()));
    }
    return observations.computeIfAbsent(key, k -> observe(c));
  }

  private Observation observe(JsonNode c) {
    if (c.has("tokens")) {
      Documents.Builder text = new Documents.Builder();
      c.get("tokens").forEach(token -> text.token(id(token.asText())));
      text.end(true);
      return observe(text.build(), text.build());
    }
    JsonNode inputs = c.get("inputs");
    String last = inputs.get(inputs.size() - 1).asText();
    if (last.startsWith("counts/")) {
      JointSpectrum.Builder spectrum = new JointSpectrum.Builder();
      lines(last).forEach(line -> spectrum.add(0, Long.parseLong(line.trim()), 1));
      List<JointSpectrum> spectra = new ArrayList<>();
      for (int n = 1; n < n(c); n++) {
        spectra.add(JointSpectrum.EMPTY);
      }
      spectra.add(spectrum.build());
      return new Observation(spectra, new DocumentCounts(0, 0, 0, 0), Optional.empty(), "golden");
    }
    boolean lower = c.get("tokenization").asText().equals("ws_lower");
    return observe(text(inputs.get(0).asText(), lower), text(last, lower));
  }

  private static Observation observe(Documents human, Documents generated) {
    HumanReference reference = new HumanReference(NGramCounts.count(human, ORDER, false));
    return Observation.of(reference, generated, Optional.empty(), "golden");
  }

  private Documents text(String file, boolean lower) {
    return texts.computeIfAbsent(
        file + lower,
        key -> {
          Documents.Builder text = new Documents.Builder();
          for (String line : lines(file)) {
            // A bare split(" ") would drop empty tokens at the end.
            for (String token : (lower ? line.toLowerCase(Locale.ROOT) : line).split(" ", -1)) {
              text.token(id(token));
            }
            text.end(true);
          }
          return text.build();
        });
  }

  private int id(String token) {
    return ids.computeIfAbsent(token, t -> ids.size() + 3);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readString(FOLDER.resolve("inputs").resolve(file)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OptionalDouble score(Observation observation, String metric) {
    return ServiceLoader.load(Metric.class).stream()
        .flatMap(provider -> provider.get().measure(observation).stream())
        .filter(score -> score.metric().equals(metric))
        .mapToDouble(Score::value)
        .findFirst();
  }

  private static int n(JsonNode c) {
    return c.get("params").path("n").asInt(1);
  }

  private static long unionTypes(JointSpectrum spectrum) {
    long types = 0;
    for (int row = 0; row < spectrum.rows(); row++) {
      types += spectrum.types(row);
    }
    return types;
  }

  private static OptionalDouble exp(OptionalDouble value) {
    return OptionalDouble.of(Math.exp(value.orElseThrow()));
  }

  private static OptionalDouble minus(double from, OptionalDouble value) {
    return OptionalDouble.of(from - value.orElseThrow());
  }

  private static OptionalDouble over(double numerator, OptionalDouble value) {
    return OptionalDouble.of(numerator / value.orElseThrow());
  }
}
