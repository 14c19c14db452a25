package org.collapselab.metrics.topic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.Labels;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Texts;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/**
 * Text of known topics: a document has 4 tokens, each with probability .3 one of its topic's 40
 * words, else one of 60 common words, so that some three documents of four are decided rightly.
 */
class TopicsTest {

  private static final double[] HUMAN = {.3, .25, .15, .12, .1, .08};
  private static final double[] SHIFTED = {.55, .3, .15, 0, 0, 0};

  /** A text and the topics it was drawn from. */
  private record Drawn(Passage passage, int[] topics) {

    Passage labelled() {
      return passage.with(new Labels(topics));
    }

    double[] law() {
      double[] law = new double[HUMAN.length];
      for (int topic : topics) {
        law[topic] += 1.0 / topics.length;
      }
      return law;
    }
  }

  private static Drawn draw(int item, int documents, double[] law) {
    Stream random = new Address(7, 0, Purpose.GENERATE, item).stream(0);
    Documents.Builder text = new Documents.Builder();
    int[] topics = new int[documents];
    for (int d = 0; d < documents; d++) {
      double u = random.nextDouble();
      int topic = 0;
      for (double below = law[0]; u >= below && topic < law.length - 1; below += law[topic]) {
        topic++;
      }
      topics[d] = topic;
      for (int i = 0; i < 4; i++) {
        boolean own = random.nextDouble() < .3;
        text.token(
            own ? 63 + 40 * topic + (int) random.nextLong(40) : 3 + (int) random.nextLong(60));
      }
      text.end(true);
    }
    return new Drawn(Texts.passage(text.build()), topics);
  }

  private static Map<String, Double> scores(Passage human, Passage text) {
    return new Topics()
            .measure(
                Observation.of(HumanReference.of(human.tokens(), 3), human, text, Optional.empty()))
            .stream()
            .collect(Collectors.toMap(Score::metric, Score::value));
  }

  /**
   * The corrected shares are within .02 of what was drawn; a share of 12,000 documents has a
   * standard error of .004 before correction. Rejects the uncorrected count, which is off by more
   * than 9 of these.
   */
  @Test
  void recoversTheLawOfTopics() {
    Passage human = draw(0, 12_000, HUMAN).labelled();
    Drawn text = draw(1, 12_000, SHIFTED);
    TopicClassifier classifier = TopicClassifier.of(human).orElseThrow();
    assertTrue(
        classifier.accuracy() > .6 && classifier.accuracy() < .9, "" + classifier.accuracy());
    assertArrayEquals(text.law(), classifier.law(text.passage()).orElseThrow(), .02);
    double[] decided = classifier.decisions(text.passage()).orElseThrow();
    double off =
        IntStream.range(0, 6)
            .mapToDouble(k -> Math.abs(decided[k] - text.law()[k]))
            .max()
            .getAsDouble();
    assertTrue(off > 9 * .004, "uncorrected counts are off by " + off);
    Map<String, Double> scores = scores(human, text.passage());
    assertEquals(.3, scores.get("topics|form:lost-mass"), .02);
    double entropy = -Arrays.stream(SHIFTED).filter(p -> p > 0).map(p -> p * Math.log(p)).sum();
    assertEquals(Math.exp(entropy), scores.get("topics|form:effective"), .1);
  }

  /** Rejects a classifier that reads copies of its own training documents. */
  @Test
  void humanTextAndItsCopiesHaveLostNothing() {
    Drawn human = draw(0, 3_000, HUMAN);
    Passage labelled = human.labelled();
    Map<String, Double> scores = scores(labelled, human.passage());
    assertEquals(0, scores.get("topics|form:lost-mass"), 1e-12);
    int[] twice = IntStream.range(0, 6_000).map(i -> i / 2).toArray();
    assertEquals(scores, scores(labelled, human.passage().select(twice)));
  }

  /** Sampling alone loses little: the control of other human text. */
  @Test
  void otherHumanTextHasLostLittle() {
    Map<String, Double> scores =
        scores(draw(0, 12_000, HUMAN).labelled(), draw(2, 12_000, HUMAN).passage());
    assertTrue(scores.get("topics|form:lost-mass") < .03, scores.toString());
  }

  @Test
  void theOrderOfDocumentsAndTheNumbersOfTopicsDoNotMatter() {
    Drawn human = draw(0, 2_000, HUMAN);
    Passage text = draw(1, 500, SHIFTED).passage();
    int[] backwards = IntStream.range(0, 2_000).map(i -> 1_999 - i).toArray();
    int[] renumbered = Arrays.stream(human.topics()).map(k -> 17 - 3 * k).toArray();
    Map<String, Double> scores = scores(human.labelled(), text);
    Map<String, Double> others =
        scores(human.passage().with(new Labels(renumbered)).select(backwards), text);
    scores.forEach((name, value) -> assertEquals(value, others.get(name), 1e-9, name));
  }

  @Test
  void withoutLabelsOrWithUselessOnesThereIsNoScore() {
    Drawn human = draw(0, 2_000, HUMAN);
    Passage text = draw(1, 100, SHIFTED).passage();
    assertTrue(scores(human.passage(), text).isEmpty());
    int[] one = new int[2_000];
    assertTrue(scores(human.passage().with(new Labels(one)), text).isEmpty());
    int[] none = IntStream.range(0, 2_000).map(i -> Labels.NONE).toArray();
    assertTrue(scores(human.passage().with(new Labels(none)), text).isEmpty());
    int[] skewed = IntStream.range(0, 2_000).map(i -> i % 50 == 0 ? 1 : 0).toArray();
    assertTrue(scores(human.passage().with(new Labels(skewed)), text).isEmpty());
    assertTrue(scores(human.labelled(), text.select(new int[0])).isEmpty());
  }

  @Test
  void documentsWithoutALabelTrainNothing() {
    Drawn human = draw(0, 2_000, HUMAN);
    int[] half = IntStream.range(0, 2_000).map(d -> d < 1_000 ? human.topics()[d] : -1).toArray();
    int[] first = IntStream.range(0, 1_000).toArray();
    Passage text = draw(1, 500, SHIFTED).passage();
    assertEquals(
        scores(human.labelled().select(first), text),
        scores(human.passage().with(new Labels(half)), text));
  }
}
