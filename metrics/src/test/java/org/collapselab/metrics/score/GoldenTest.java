package org.collapselab.metrics.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.collapselab.metrics.score.GoldenReadings.Compared;
import org.collapselab.metrics.score.GoldenReadings.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Values of LexicalRichness, lexical_diversity, diversity-eval, degen, nltk, scikit-bio, scipy,
 * powerlaw, mauve, R entropy, vegan, iNEXT, zipfR and an independent script, of whatever folder the
 * property {@code golden} names: inputs, parameters and tolerances are the folder's. A golden
 * metric that no family reads or leaves out with a reason fails.
 */
class GoldenTest {

  private static final Path FOLDER = Path.of(System.getProperty("golden", "absent"), "metrics");

  private static final List<GoldenReadings> FAMILIES =
      List.of(
          GoldenCountReadings.readings(),
          GoldenOrderReadings.readings(),
          GoldenSurprisalReadings.readings(),
          GoldenVectorReadings.readings());

  private final GoldenTexts texts = new GoldenTexts(FOLDER);

  @TestFactory
  Stream<DynamicTest> everyCaseOfOurMetricsAgrees() throws IOException {
    Map<String, String> skipped = new TreeMap<>(); // by metric and reason, so that each shows once
    Map<String, Integer> compared = new TreeMap<>();
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (GoldenCase c : cases()) {
      Optional<String> reason = reason(c);
      if (reason.isPresent()) {
        skipped.put(c.metric(), reason.get());
      } else {
        compared.merge(c.metric(), 1, Integer::sum);
        tests.add(dynamicTest(c.id(), () -> check(c)));
      }
    }
    System.out.println("golden cases compared: " + compared);
    System.out.println("golden metrics left out: " + skipped);
    skipped.forEach(
        (metric, why) -> tests.add(dynamicTest("left out: " + metric, () -> abort(why))));
    return tests.build();
  }

  /** A reading without a case is dead; only the visible set has a case of each. */
  @Test
  void everyReadingHasACase() throws IOException {
    List<GoldenCase> cases = cases();
    assumeTrue(cases.stream().allMatch(GoldenCase::visible), "not the visible set: skipped");
    TreeSet<String> present = new TreeSet<>(cases.stream().map(GoldenCase::metric).toList());
    TreeSet<String> ours = new TreeSet<>();
    FAMILIES.forEach(family -> ours.addAll(family.metrics()));
    assertEquals(present, ours);
  }

  private static List<GoldenCase> cases() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no golden values at " + FOLDER + ": skipped");
    return GoldenCase.of(FOLDER);
  }

  private static Optional<String> reason(GoldenCase c) {
    return FAMILIES.stream().flatMap(family -> family.reason(c).stream()).findFirst();
  }

  private void check(GoldenCase c) {
    Reading reading =
        FAMILIES.stream()
            .flatMap(family -> family.reading(c).stream())
            .findFirst()
            .orElseGet(() -> fail(c.metric() + " is neither read nor left out"));
    List<Compared> all = reading.apply(texts.observation(c), c);
    assertTrue(!all.isEmpty(), "nothing to compare");
    all.forEach(compared -> check(c, compared));
  }

  private static void check(GoldenCase c, Compared compared) {
    JsonNode value = compared.expected();
    if (value.has("raises") || value.isNull() || value.asText().equals("NaN")) {
      assertTrue(
          compared.actual().isEmpty(), "undefined there, so no score here, but was " + compared);
      return;
    }
    assertTrue(value.isNumber() || value.isTextual(), "no number: " + compared);
    double expected = number(value);
    // Its reference sums entropies naively: exact sums give ours to 4e-15.
    double least = c.metric().equals("effective_vocabulary_ratio") ? 1e-11 : 0;
    double allowed = Math.max(least, c.allowed(expected));
    assertEquals(expected, compared.actual().orElseThrow(), allowed, compared::toString);
  }

  private static double number(JsonNode value) {
    return switch (value.asText()) {
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> value.asDouble();
    };
  }
}
