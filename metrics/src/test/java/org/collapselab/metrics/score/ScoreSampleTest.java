package org.collapselab.metrics.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreSampleTest {

  @Test
  void aSignatureIsNameDetailsAndSample() {
    MetricName name = MetricName.of("distinct-n", 2);
    ScoreSample sample = ScoreSample.tokens("word", 100_000);
    assertEquals(
        "distinct-n|n:2|tok:word|tokens:100000|v:1", new Score(name, sample, 0).signature());
    ScoreSample detailed = sample.with(Parameters.of("rows", "40+38")).withVersion(2);
    assertEquals(
        "distinct-n|n:2|rows:40+38|tok:word|tokens:100000|v:2",
        new Score(name, detailed, 0).signature());
    assertEquals("|draws:7|v:1", ScoreSample.of(SampleUnit.DRAWS, 7).text());
    assertEquals("|documents:0|v:1", ScoreSample.of(SampleUnit.DOCUMENTS, 0).text());
  }

  @Test
  void aTextReadIsTheSampleThatHasIt() {
    ScoreSample text = ScoreSample.tokens("bpe-2000", 100);
    for (ScoreSample sample :
        List.of(
            text,
            text.withVersion(12),
            text.with(Parameters.of("rows", "4+5").with("clusters", 3)),
            ScoreSample.of(SampleUnit.DOCUMENTS, 9),
            ScoreSample.of(SampleUnit.DRAWS, 9).with(Parameters.of("a", "b")))) {
      for (String metric : List.of("x", "x|n:1|v:50257")) {
        ScoreSample read = ScoreSample.parse(metric + sample.text(), metric);
        assertEquals(sample, read);
        assertEquals(sample.details(), read.details());
        assertEquals(sample.tokenizer(), read.tokenizer());
        assertEquals(sample.unit(), read.unit());
        assertEquals(sample.size(), read.size());
        assertEquals(sample.version(), read.version());
      }
    }
  }

  /** Rejects a parameter of the name in the place of the size or of the version. */
  @Test
  void theNameSaysWhereTheSampleBegins() {
    assertEquals(7, ScoreSample.parse("x|tokens:3|v:2|tokens:7|v:1", "x|tokens:3|v:2").size());
    String loss = "cross-entropy-smoothed";
    ScoreSample sample = ScoreSample.parse(loss + "|model:unigram|tok:word|tokens:40|v:2", loss);
    assertEquals(Parameters.of("model", "unigram"), sample.details());
    assertEquals(40, sample.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "x|v:1",
        "x|tokens:1",
        "x|words:1|v:1",
        "x|tokens:90..100|v:1",
        "x|tokens:-1|v:1",
        "x|tokens:1|v:0",
        "y|tokens:1|v:1"
      })
  void otherSignaturesAreRefused(String signature) {
    assertThrows(IllegalArgumentException.class, () -> ScoreSample.parse(signature, "x"));
  }
}
