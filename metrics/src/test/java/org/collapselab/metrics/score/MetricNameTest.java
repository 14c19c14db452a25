package org.collapselab.metrics.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricNameTest {

  private static final MetricName ENTROPY =
      MetricName.of("entropy", 2).with("estimator", "plug-in");

  @Test
  void theTextListsParametersInTheirOrder() {
    assertEquals("entropy|n:2|estimator:plug-in", ENTROPY.text());
    assertEquals("duplicates", MetricName.of("duplicates").text());
    assertEquals(
        "hill|c:0.95|m:100",
        MetricName.of("hill").with(Parameters.NONE.with("c", 0.95).with("m", 100)).text());
    assertEquals("ngrams|n:9", MetricName.of("ngrams", 9).text()); // beyond the shared orders
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "duplicates",
        "survival|class:10+",
        "entropy|n:1|estimator:miller-madow",
        "expectation-adjusted-distinct|n:1|v:50257",
        "frechet|features:column-a:b",
        "empty|value:"
      })
  void aTextReadIsTheNameThatHasIt(String text) {
    MetricName name = MetricName.parse(text);
    assertEquals(text, name.text());
    assertEquals(name, MetricName.parse(name.text()));
    assertEquals(name.hashCode(), MetricName.parse(text).hashCode());
  }

  @Test
  void parametersAreReadByKeyAndByPosition() {
    MetricName name = MetricName.parse("entropy|n:2|estimator:plug-in");
    assertEquals(ENTROPY, name);
    assertEquals("entropy", name.base());
    assertEquals(Optional.of("2"), name.value("n"));
    assertEquals(Optional.empty(), name.value("nn"));
    assertEquals(2, name.parameters().size());
    assertEquals("estimator", name.parameters().key(1));
    assertEquals("plug-in", name.parameters().value(1));
    assertEquals(MetricName.parse("entropy|estimator:plug-in"), name.without("n"));
    assertEquals(name, name.without("q"));
  }

  @Test
  void namesWithOtherOrdersOfParametersDiffer() {
    assertNotEquals(MetricName.parse("x|a:1|b:2"), MetricName.parse("x|b:2|a:1"));
    assertNotEquals(MetricName.parse("x|a:1"), MetricName.parse("x"));
  }

  @Test
  void parametersJoinInOrder() {
    Parameters n = Parameters.order(3);
    assertEquals(n, n.with(Parameters.NONE));
    assertEquals(n, Parameters.NONE.with(n));
    assertEquals("|n:3|n:3", n.with(n).text());
    assertEquals("|n:3", n.text()); // shared, so never changed
    assertEquals(Parameters.NONE, Parameters.parse(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "|n:1", "x|", "x|n", "x|n|m:1", "x||m:1", "x|:1"})
  void otherTextsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> MetricName.parse(text));
  }

  @Test
  void separatorsInWordsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> MetricName.of("a|b"));
    assertThrows(IllegalArgumentException.class, () -> Parameters.of("a:b", "1"));
    assertThrows(IllegalArgumentException.class, () -> Parameters.of("a", "1|2"));
  }

  /** Rejects a form whose parameters are lost on the way between machines. */
  @Test
  void aScoreTravels() throws Exception {
    ScoreSample sample = ScoreSample.tokens("word", 100).with(Parameters.of("rows", "4+5"));
    List<Score> sent = List.of(new Score(ENTROPY, sample, 1.5));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      List<?> received = (List<?>) in.readObject();
      assertEquals(sent, received);
      Score score = (Score) received.get(0);
      assertEquals("plug-in", score.name().parameters().value(1));
      assertEquals(sent.get(0).signature(), score.signature());
    }
  }
}
