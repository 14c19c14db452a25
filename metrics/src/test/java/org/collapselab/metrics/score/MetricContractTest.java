package org.collapselab.metrics.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.count.Labels;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Texts;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every metric found by {@code ServiceLoader} promises. */
class MetricContractTest {

  private static final Documents HUMAN =
      documents(new int[][] {{3, 4, 5, 3}, {4, 4, 6}, {3, 4, 5, 3}, {7}, {0, 3, 4}});
  private static final Documents OTHER = documents(new int[][] {{3, 3, 3}, {3, 9}, {3, 3, 3}});
  private static final Documents LARGE = large(); // large enough for every metric to have a value
  private static final Optional<Observation.ModelFit> FIT =
      Optional.of(new Observation.ModelFit(10, 2, 16, 25));

  /** The human text as if it had been drawn from a known law. */
  private static final KnownLaw LAW = uniform(1000);

  private static KnownLaw uniform(int types) {
    double[] law = new double[types];
    Arrays.fill(law, 1.0 / types);
    return Texts.independent(law);
  }

  static Stream<Metric> metrics() {
    return ServiceLoader.load(Metric.class).stream().map(ServiceLoader.Provider::get);
  }

  private static Documents documents(int[][] documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int[] document : documents) {
      builder.add(document, true);
    }
    return builder.build();
  }

  private static Documents large() {
    int[] document = new int[2000];
    for (int i = 0; i < document.length; i++) {
      document[i] = 3 + i % 7 * (i % 5) * (i % 11);
    }
    return documents(
        new int[][] {
          document, {900, 901}, {3, 4, 902}, {5, 6, 7, 8}, {5, 6}, {903, 3, 5}, {9, 904, 905}
        });
  }

  private static Observation observe(Documents text) {
    return observe(HUMAN, text, Optional.empty());
  }

  private static Observation observe(
      Documents human, Documents text, Optional<Observation.ModelFit> fit) {
    return observe(Texts.passage(human).from(LAW), text, fit);
  }

  private static Observation observe(
      Passage human, Documents text, Optional<Observation.ModelFit> fit) {
    return Observation.of(HumanReference.of(human.tokens(), 5), human, Texts.passage(text), fit);
  }

  /** The human text three times, and as much of another topic. */
  private static Passage labelled() {
    Documents.Builder text = new Documents.Builder();
    int[] topics = new int[6 * HUMAN.size()];
    for (int d = 0; d < topics.length; d++) {
      int topic = d % 2;
      topics[d] = topic;
      int[] document = HUMAN.document(d / 2 % HUMAN.size());
      text.add(IntStream.of(document).map(id -> id + 20 * topic).toArray(), true);
    }
    return Texts.passage(text.build()).with(new Labels(topics)).from(LAW);
  }

  private static Map<String, Double> scores(Observation observation) {
    return metrics()
        .flatMap(metric -> metric.measure(observation).stream())
        .collect(Collectors.toMap(Score::metric, Score::value));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void isARecordWithDefaultsAndWords(Metric metric) throws Exception {
    Class<?> type = metric.getClass();
    assertTrue(type.isRecord());
    assertEquals(metric, type.getConstructor().newInstance());
    assertNotNull(type.getAnnotation(About.class), "@About on " + type);
    for (RecordComponent component : type.getRecordComponents()) {
      assertNotNull(component.getAnnotation(About.class), "@About on " + component);
    }
    assertTrue(metric.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), metric.name());
    Metric.Description words = metric.describe();
    assertFalse(words.title().isBlank());
    assertNotNull(words.unit());
    assertTrue(words.meaning().length() > 40 && words.meaning().endsWith("."), words.meaning());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void measuresAnEmptyTextAndAnEmptyReference(Metric metric) {
    Documents emptyDocument = documents(new int[][] {{}});
    for (Documents human : List.of(HUMAN, Documents.NONE)) {
      for (Documents text : List.of(Documents.NONE, emptyDocument, OTHER)) {
        for (Optional<Observation.ModelFit> fit :
            List.of(
                FIT,
                Optional.<Observation.ModelFit>empty(),
                Optional.of(new Observation.ModelFit(0, 0, 0, 0)))) {
          // Score refuses NaN.
          metric.measure(observe(human, text, fit));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void signsItsScores(Metric metric) {
    List<Score> scores = metric.measure(observe(labelled(), LARGE, FIT));
    assertFalse(scores.isEmpty());
    Set<String> names = new HashSet<>();
    for (Score score : scores) {
      assertTrue(names.add(score.metric()), "twice: " + score.metric());
      assertTrue(
          score.metric().equals(metric.name()) || score.metric().startsWith(metric.name() + "|"),
          score.metric());
      String sample = "(\\|[a-z]+:[a-z0-9+.-]+)*\\|tok:word\\|tokens:\\d+\\|v:\\d+";
      assertTrue(
          score.signature().startsWith(score.metric())
              && score.signature().substring(score.metric().length()).matches(sample),
          score.signature());
      assertTrue(score.metric().matches("[a-z0-9-]+(\\|[a-z]+:[a-z0-9+.-]+)*"), score.metric());
      assertEquals(score.name(), MetricName.parse(score.metric()));
      assertEquals(score.sample(), ScoreSample.parse(score.signature(), score.metric()));
    }
  }

  /** Rejects a metric that looks at the human text and would have no drift. */
  @ParameterizedTest
  @MethodSource("metrics")
  void isAComparisonWhereTheHumanTextMatters(Metric metric) {
    Documents tail = documents(new int[][] {{900, 901}, {3, 4, 902}, {10, 902}, {3, 900}});
    Map<String, Double> one = values(metric, HUMAN);
    Map<String, Double> other = values(metric, tail);
    boolean matters =
        !one.keySet().equals(other.keySet())
            || one.keySet().stream()
                .anyMatch(name -> Math.abs(one.get(name) - other.get(name)) > 1e-9); // rounding
    assertTrue(!matters || metric instanceof Comparison, metric.name());
  }

  private static Map<String, Double> values(Metric metric, Documents human) {
    return metric.measure(observe(human, LARGE, FIT)).stream()
        .collect(Collectors.toMap(Score::metric, Score::value));
  }

  @Test
  void namesAreUnique() {
    List<String> names = metrics().map(Metric::name).toList();
    assertEquals(new HashSet<>(names).size(), names.size(), names.toString());
    assertTrue(names.size() >= 15, names.toString()); // found at all
  }

  @Test
  void aTextEqualToTheHumanOneHasLostNothing() {
    Map<String, Double> scores = scores(observe(HUMAN));
    assertEquals(0, scores.get("lost-human-mass"));
    for (int n = 1; n <= 3; n++) {
      assertEquals(0, scores.get("jensen-shannon|n:" + n));
      assertEquals(0, scores.get("total-variation|n:" + n));
    }
    scores.forEach(
        (metric, value) -> assertTrue(!metric.startsWith("survival") || value == 1, metric));
    assertTrue(scores.containsKey("survival|class:0"));
  }

  @Test
  void aTextDisjointFromTheHumanOneHasLostAll() {
    Map<String, Double> scores = scores(observe(documents(new int[][] {{20, 21, 22}})));
    assertEquals(1, scores.get("lost-human-mass"));
    assertEquals(1, scores.get("jensen-shannon|n:1"), 1e-15);
    assertEquals(1, scores.get("total-variation|n:1"), 1e-15);
    assertEquals(0, scores.get("survival|class:0"));
  }

  @Test
  void valuesByHand() {
    // 8 tokens: 3 seven times, 9 once. Bigrams inside documents: (3,3) four times, (3,9) once.
    Map<String, Double> scores = scores(observe(HUMAN, OTHER, FIT));
    assertEquals(2, scores.get("types|n:1"));
    assertEquals(2, scores.get("types|n:2"));
    assertEquals(0.25, scores.get("type-token-ratio"));
    assertEquals(0.4, scores.get("distinct-n|n:2"));
    assertEquals(50 / 64.0, scores.get("sum-p2|n:1"));
    double entropy = -(7 / 8.0 * Math.log(7 / 8.0) + 1 / 8.0 * Math.log(1 / 8.0));
    assertEquals(entropy, scores.get("entropy|n:1|estimator:plug-in"), 1e-15);
    assertEquals(entropy + 1 / 16.0, scores.get("entropy|n:1|estimator:miller-madow"), 1e-15);
    // Human: 3 five times, 4 five times, 5 twice, 6, 7 and <unk> once each, of 15.
    assertEquals(10 / 15.0, scores.get("lost-human-mass"), 1e-15);
    double distance = (7 / 8.0 - 5 / 15.0) + 1 / 8.0; // where q > p
    assertEquals(distance, scores.get("total-variation|n:1"), 1e-15);
    assertEquals(0, scores.get("survival|class:0"));
    assertEquals(0, scores.get("survival|class:1"));
    assertEquals(0.5, scores.get("survival|class:2"));
    assertFalse(scores.containsKey("survival|class:3"));
    assertEquals(1 / 3.0, scores.get("duplicates"));
    assertEquals(8 / 3.0, scores.get("mean-length"));
    assertEquals(0, scores.get("unknown-share"));
    assertEquals(1 / 15.0, scores(observe(HUMAN)).get("unknown-share"));
    assertEquals(Double.POSITIVE_INFINITY, scores.get("cross-entropy"));
    assertEquals(0.2, scores.get("zero-probability-share"));
    assertEquals(2.5, scores.get("cross-entropy-smoothed"));
  }

  @Test
  void undefinedValuesAreNoScores() {
    Map<String, Double> scores = scores(observe(Documents.NONE));
    assertEquals(0, scores.get("types|n:1"));
    assertEquals(0, scores.get("distinct-n|n:1")); // as in the reference implementation
    assertEquals(1, scores.get("lost-human-mass"));
    for (String metric :
        List.of(
            "type-token-ratio",
            "entropy|n:1|estimator:plug-in",
            "sum-p2|n:1",
            "jensen-shannon|n:1",
            "total-variation|n:1",
            "duplicates",
            "mean-length",
            "unknown-share",
            "cross-entropy",
            "zero-probability-share",
            "cross-entropy-smoothed")) {
      assertFalse(scores.containsKey(metric), metric);
    }
  }
}
