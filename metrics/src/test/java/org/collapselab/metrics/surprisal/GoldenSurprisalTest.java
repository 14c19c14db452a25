package org.collapselab.metrics.surprisal;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Texts;
import org.collapselab.metrics.lexical.MeanLength;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Values of an independent script and of SciPy 1.10.1 for lines and tokens under an add-one unigram
 * model of the first input, with their inputs and tolerances in the golden files. Rejects ends as
 * events, a vocabulary without {@code <unk>}, another type of quantile and a variance over n.
 */
class GoldenSurprisalTest {

  private static final Path FOLDER = Path.of(System.getProperty("golden", "absent"), "metrics");
  private static final Smoothing ADD_ONE = new Smoothing.AddK(1);
  private static final String MODEL = "|n:1|model:add-k|k:1.0";

  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, Passage> passages = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> everyCaseAgrees() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no golden values at " + FOLDER + ": skipped");
    JsonNode cases =
        new ObjectMapper().readTree(FOLDER.resolve("golden_tail.json").toFile()).get("cases");
    List<DynamicTest> tests =
        StreamSupport.stream(cases.spliterator(), false)
            .filter(c -> !names(c).isEmpty())
            .map(c -> dynamicTest(c.get("id").asText(), () -> check(c)))
            .toList();
    assertTrue(!tests.isEmpty(), "no case of ours in " + FOLDER);
    return tests.stream();
  }

  /** The score of each field of a golden value, as a pattern of its key. */
  private static Map<String, String> names(JsonNode c) {
    return switch (c.get("metric").asText()) {
      case "line_nll_quantiles_gen0" ->
          Map.of(
              "mean", "line-nll" + MODEL + "|form:mean",
              "sd_ddof1", "line-nll" + MODEL + "|form:sd",
              "p", "line-nll" + MODEL + "|quantile:");
      case "token_logprob_quantiles_gen0" ->
          Map.of(
              "mean", "nll" + MODEL + "|form:mean",
              "var_ddof1", "nll-variance" + MODEL,
              "p", "nll" + MODEL + "|quantile:");
      case "line_nll_ks_w1" -> Map.of("ks", "line-nll-ks" + MODEL, "w1", "line-nll-w1" + MODEL);
      case "length_distribution" ->
          Map.of("mean", "mean-length", "sd_ddof1", "length|form:sd", "p", "length|quantile:");
      default -> Map.of();
    };
  }

  private void check(JsonNode c) {
    // Golden log-probabilities are minus surprisals, so their quantiles run the other way.
    boolean turned = c.get("metric").asText().startsWith("token_logprob");
    Map<String, Double> scores = scores(observation(c));
    double tolerance = Double.parseDouble(c.get("tolerance").asText().split(" ")[0]);
    c.get("value")
        .fields()
        .forEachRemaining(
            field -> {
              String key = field.getKey();
              boolean quantile = key.matches("p\\d+");
              int percent = quantile ? Integer.parseInt(key.substring(1)) : 0;
              String name =
                  quantile
                      ? names(c).get("p") + "p%02d".formatted(turned ? 100 - percent : percent)
                      : names(c).get(key);
              double sign = turned && !key.startsWith("var") ? -1 : 1;
              double expected = field.getValue().asDouble();
              assertTrue(scores.containsKey(name), "no score " + name);
              assertEquals(
                  expected,
                  sign * scores.get(name),
                  expected == 0 ? 0 : tolerance * Math.abs(expected),
                  key);
            });
  }

  private static Map<String, Double> scores(Observation observation) {
    List<Metric> metrics =
        List.of(
            new Nll(1, ADD_ONE),
            new NllVariance(1, ADD_ONE),
            new LineNll(1, ADD_ONE),
            new LineNllKs(1, ADD_ONE),
            new LineNllW1(1, ADD_ONE),
            new LengthMetric(),
            new MeanLength());
    return metrics.stream()
        .flatMap(metric -> metric.measure(observation).stream())
        .collect(Collectors.toMap(Score::metric, Score::value));
  }

  private Observation observation(JsonNode c) {
    JsonNode inputs = c.get("inputs");
    boolean lower = c.get("tokenization").asText().equals("ws_lower");
    Passage human = passage(inputs.get(0).asText(), lower);
    Passage text = passage(inputs.get(inputs.size() - 1).asText(), lower);
    return Observation.of(HumanReference.of(human.tokens(), 3), human, text, Optional.empty());
  }

  private Passage passage(String file, boolean lower) {
    return passages.computeIfAbsent(file + lower, key -> Texts.passage(text(file, lower)));
  }

  private Documents text(String file, boolean lower) {
    Documents.Builder text = new Documents.Builder();
    try {
      for (String line : Files.readString(FOLDER.resolve("inputs").resolve(file)).split("\n")) {
        for (String token : (lower ? line.toLowerCase(Locale.ROOT) : line).split(" ", -1)) {
          text.token(ids.computeIfAbsent(token, t -> ids.size() + 3));
        }
        text.end(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.build();
  }
}
