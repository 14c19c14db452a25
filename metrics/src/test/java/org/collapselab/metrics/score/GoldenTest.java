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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.Texts;
import org.collapselab.metrics.richness.Rarefaction;
import org.collapselab.metrics.text.Mattr;
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

  /** The same for golden values that are lists. */
  private static final Map<String, List<BiFunction<Observation, JsonNode, OptionalDouble>>> LISTS =
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
    READINGS.put("rttr", (o, c) -> score(o, "guiraud"));
    READINGS.put("prod_R", (o, c) -> score(o, "guiraud"));
    READINGS.put("menhinick", (o, c) -> over(score(o, "types|n:" + n(c)), Math.sqrt(total(o, c))));
    READINGS.put("cttr", (o, c) -> score(o, "carroll"));
    READINGS.put("herdan", (o, c) -> score(o, "herdan-c"));
    READINGS.put("log_ttr", (o, c) -> score(o, "herdan-c"));
    READINGS.put("prod_C", (o, c) -> score(o, "herdan-c"));
    READINGS.put("maas", (o, c) -> score(o, "maas"));
    READINGS.put("maas_log10", (o, c) -> times(Math.log(10), score(o, "maas")));
    READINGS.put("dugast", (o, c) -> score(o, "dugast-u"));
    READINGS.put("prod_U", (o, c) -> score(o, "dugast-u"));
    READINGS.put("yulek", (o, c) -> score(o, "yule-k"));
    READINGS.put("edge:lr.yulek", (o, c) -> score(o, "yule-k"));
    READINGS.put("prod_K", (o, c) -> times(10, score(o, "yule-k"))); // 1e5 there
    READINGS.put("hdd", (o, c) -> score(o, "hd-d"));
    READINGS.put("edge:lr.hdd", (o, c) -> score(o, "hd-d"));
    READINGS.put("hill_q0", (o, c) -> score(o, "hill|n:" + n(c) + "|q:0"));
    READINGS.put("berger_parker", (o, c) -> over(1, score(o, "hill|n:" + n(c) + "|q:inf")));
    READINGS.put("chao1_bias_corrected", (o, c) -> score(o, "chao1|n:" + n(c)));
    READINGS.put("chao1_vegan", (o, c) -> score(o, "chao1|n:" + n(c)));
    READINGS.put("ace_rare10", (o, c) -> score(o, "ace|n:" + n(c)));
    READINGS.put("ace_vegan", (o, c) -> score(o, "ace|n:" + n(c)));
    READINGS.put("goods_coverage", (o, c) -> score(o, "coverage|n:" + n(c) + "|estimator:good"));
    READINGS.put(
        "missing_mass_good_turing",
        (o, c) -> minus(1, score(o, "coverage|n:" + n(c) + "|estimator:good")));
    READINGS.put("robbins", READINGS.get("missing_mass_good_turing"));
    READINGS.put("prod_P", READINGS.get("missing_mass_good_turing"));
    READINGS.put("hapax_ratio_n", READINGS.get("missing_mass_good_turing"));
    READINGS.put(
        "sample_coverage_exact", (o, c) -> score(o, "coverage|n:" + n(c) + "|estimator:chao-jost"));
    READINGS.put("sample_coverage_inext", READINGS.get("sample_coverage_exact"));
    READINGS.put(
        "entropy_chao_shen_nats", (o, c) -> score(o, "entropy|n:" + n(c) + "|estimator:chao-shen"));
    READINGS.put(
        "rarefied_types",
        (o, c) -> score(o, new RarefiedTypes(c.get("params").get("sample").asLong()), n(c), ""));
    READINGS.put(
        "kl_p_q", (o, c) -> score(o, "kullback-leibler|n:" + n(c) + "|from:human|form:plug-in"));
    READINGS.put(
        "kl_q_p",
        (o, c) -> score(o, "kullback-leibler|n:" + n(c) + "|from:generated|form:plug-in"));
    READINGS.put(
        "kl_q_p_restricted",
        (o, c) -> score(o, "kullback-leibler|n:" + n(c) + "|from:generated|form:on-support"));
    READINGS.put("kl_p_q_smoothed", (o, c) -> smoothed(o, c, "alpha", "human"));
    READINGS.put("kl_q_p_smoothed", (o, c) -> smoothed(o, c, "alpha", "generated"));
    READINGS.put("kl_p_q_dirichlet", (o, c) -> smoothed(o, c, "a", "human"));
    READINGS.put("kl_q_p_dirichlet", (o, c) -> smoothed(o, c, "a", "generated"));
    READINGS.put(
        "kl_q_p_kt", (o, c) -> score(o, "kullback-leibler|n:1|from:generated|form:smoothed|a:0.5"));
    READINGS.put("hellinger", (o, c) -> score(o, "hellinger|n:" + n(c)));
    READINGS.put("off_support_mass", (o, c) -> score(o, "off-support-mass|n:" + n(c)));
    READINGS.put("vocab_overlap_jaccard", (o, c) -> score(o, "vocabulary-overlap|n:" + n(c)));
    READINGS.put(
        "effective_vocabulary_ratio", (o, c) -> score(o, "effective-vocabulary-ratio|n:" + n(c)));
    READINGS.put(
        "cross_entropy_on_support", (o, c) -> score(o, "cross-entropy-on-support|n:" + n(c)));
    READINGS.put(
        "rare_mass_ratio",
        (o, c) ->
            score(
                o,
                "rare-mass-ratio|n:"
                    + n(c)
                    + "|most:"
                    + c.get("params").get("max_human_count").asInt()));
    READINGS.put(
        "mauve_from_hist",
        (o, c) -> score(o, new Mauve(c.get("params").get("c").asDouble()), n(c), "|form:mauve|"));
    READINGS.put(
        "mauve_star_from_hist",
        (o, c) ->
            score(o, new Mauve(c.get("params").get("c").asDouble()), n(c), "|form:mauve-star|"));
    READINGS.put(
        "frontier_integral", (o, c) -> score(o, "mauve|n:" + n(c) + "|form:frontier-integral"));
    READINGS.put("frontier_integral_from_hist", READINGS.get("frontier_integral"));
    READINGS.put(
        "frontier_integral_star_from_hist",
        (o, c) -> score(o, "mauve|n:" + n(c) + "|form:frontier-integral-star"));
    READINGS.put(
        "zipf_ols",
        (o, c) ->
            score(o, new ZipfExponent(c.get("params").get("N").asInt()), "zipf|estimator:ols"));
    READINGS.put(
        "powerlaw_alpha",
        (o, c) ->
            score(o, "zipf|estimator:mle-continuous")); // of the cases with xmin1, see cases()
    READINGS.put(
        "coverage_at_m",
        (o, c) ->
            OptionalDouble.of(
                Rarefaction.coverage(frequencies(o, c), c.get("params").get("m").asLong())));
    READINGS.put(
        "hill_at_coverage",
        (o, c) ->
            score(
                o,
                new HillAtCoverage(c.get("params").get("C").asDouble()),
                "hill-at-coverage|n:" + n(c) + "|q:" + c.get("params").get("q").asInt()));
    for (int q = 0; q <= 2; q++) {
      int order = q;
      LISTS
          .computeIfAbsent("hill_at_size", name -> new ArrayList<>())
          .add(
              (o, c) ->
                  OptionalDouble.of(
                      Rarefaction.hill(
                          frequencies(o, c), order, c.get("params").get("m").asLong())));
    }
    for (double q : new double[] {0, 0.5, 1, 2, 4}) {
      LISTS
          .computeIfAbsent("hill_profile", name -> new ArrayList<>())
          .add((o, c) -> OptionalDouble.of(Hill.of(frequencies(o, c), q)));
    }
    LISTS.get("hill_profile").add((o, c) -> score(o, "hill|n:" + n(c) + "|q:inf"));
    READINGS.put(
        "mattr", (o, c) -> score(o, new Mattr(c.get("params").get("window").asInt()), "mattr"));
    READINGS.put("mattr_lexdiv", READINGS.get("mattr"));
    READINGS.put("edge:lr.mattr50", (o, c) -> score(o, "mattr|w:50"));
    READINGS.put("mtld_lexicalrichness", (o, c) -> score(o, "mtld|variant:mj"));
    READINGS.put("edge:lr.mtld", (o, c) -> score(o, "mtld|variant:mj"));
    READINGS.put("mtld_lexdiv", (o, c) -> score(o, "mtld|variant:taaled"));
    READINGS.put("seq_rep_n", (o, c) -> score(o, "seq-rep|n:" + n(c)));
    READINGS.put("self_repetition", (o, c) -> score(o, "self-repetition|n:4"));
    READINGS.put("self_bleu", (o, c) -> score(o, "self-bleu|n:" + n(c)));
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
    Set<String> ours = new TreeSet<>(READINGS.keySet());
    ours.addAll(LISTS.keySet());
    assertEquals(ours, covered.keySet());
    assertEquals(691, cases().size());
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
            (READINGS.containsKey(metric) || LISTS.containsKey(metric))
                && c.get("params").path("fit").asText("xmin1").equals("xmin1")
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
    String metric = c.get("metric").asText();
    JsonNode value = c.get("value").has("mean") ? c.get("value").get("mean") : c.get("value");
    if (LISTS.containsKey(metric)) {
      assertEquals(LISTS.get(metric).size(), value.size());
      for (int i = 0; i < value.size(); i++) {
        check(c, value.get(i), LISTS.get(metric).get(i).apply(observation(c), c));
      }
    } else { // where a list goes with a number, the number comes first
      OptionalDouble actual = READINGS.get(metric).apply(observation(c), c);
      check(c, value.isArray() ? value.get(0) : value, actual);
    }
  }

  private static void check(JsonNode c, JsonNode value, OptionalDouble actual) {
    if (value.has("raises")) {
      assertTrue(actual.isEmpty(), "undefined there, so no score here, but was " + actual);
      return;
    }
    double expected =
        value.asText().equals("Infinity") ? Double.POSITIVE_INFINITY : value.asDouble();
    String tolerance = c.get("tolerance").asText();
    double allowed = tolerance.equals("exact") ? 0 : Double.parseDouble(tolerance.split(" ")[0]);
    if (c.get("metric").asText().equals("effective_vocabulary_ratio")) {
      allowed = 1e-11; // that reference sums entropies naively: exact sums give ours to 4e-15
    }
    boolean absolute = tolerance.contains(" abs") || expected == 0;
    assertEquals(
        expected,
        actual.orElseThrow(),
        absolute || Double.isInfinite(expected) ? allowed : allowed * Math.abs(expected),
        tolerance);
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
    // Some cases name this file in a folder where it does not lie.
    String last =
        inputs.get(inputs.size() - 1).asText().replace("counts/hist_counts", "hist_counts");
    if (last.startsWith("counts/")
        || last.equals("hist_counts.csv")
        || last.endsWith("/hist_counts.csv")) {
      JointSpectrum.Builder spectrum = new JointSpectrum.Builder();
      for (String line : lines(last)) {
        String[] counts = line.trim().split(",");
        if (counts.length == 1) {
          spectrum.add(0, Long.parseLong(counts[0]), 1);
        } else if (!counts[0].equals("p") && !(counts[0].equals("0") && counts[1].equals("0"))) {
          spectrum.add(Long.parseLong(counts[0]), Long.parseLong(counts[1]), 1);
        }
      }
      List<JointSpectrum> spectra = new ArrayList<>();
      for (int n = 1; n < n(c); n++) {
        spectra.add(JointSpectrum.EMPTY);
      }
      spectra.add(spectrum.build());
      return new Observation(
          Texts.passage(Documents.NONE),
          Texts.passage(Documents.NONE),
          spectra,
          new DocumentCounts(0, 0, 0, 0),
          Optional.empty());
    }
    boolean lower = c.get("tokenization").asText().equals("ws_lower");
    return observe(text(inputs.get(0).asText(), lower), text(last, lower));
  }

  private static Observation observe(Documents human, Documents generated) {
    HumanReference reference = new HumanReference(NGramCounts.count(human, ORDER, false));
    return Observation.of(
        reference, Texts.passage(human), Texts.passage(generated), Optional.empty());
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
        .map(ServiceLoader.Provider::get)
        .filter(m -> metric.equals(m.name()) || metric.startsWith(m.name() + "|"))
        .flatMap(m -> m.measure(observation).stream())
        .filter(score -> score.metric().equals(metric))
        .mapToDouble(Score::value)
        .findFirst();
  }

  /** The first score of one metric whose name begins like this. */
  private static OptionalDouble score(Observation observation, Metric metric, String begin) {
    return metric.measure(observation).stream()
        .filter(score -> score.metric().startsWith(begin))
        .mapToDouble(Score::value)
        .findFirst();
  }

  private static OptionalDouble score(Observation o, Metric metric, int n, String rest) {
    return score(o, metric, metric.name() + "|n:" + n + rest);
  }

  private static OptionalDouble smoothed(Observation o, JsonNode c, String key, String from) {
    Metric metric = new KullbackLeibler(c.get("params").get(key).asDouble());
    return score(o, metric, n(c), "|from:" + from + "|form:smoothed");
  }

  private static FrequencySpectrum frequencies(Observation o, JsonNode c) {
    return o.spectrum(n(c)).generatedFrequencies();
  }

  private static long total(Observation o, JsonNode c) {
    return frequencies(o, c).total();
  }

  private static OptionalDouble times(double factor, OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(factor * value.getAsDouble()) : value;
  }

  private static OptionalDouble over(OptionalDouble value, double by) {
    return times(1 / by, value);
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
