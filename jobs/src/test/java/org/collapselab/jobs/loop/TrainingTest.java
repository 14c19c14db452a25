package org.collapselab.jobs.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixText;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.settings.file.ExperimentFile;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts carried on, against counts of the whole mix. */
class TrainingTest {

  private static final int LAST = 5;

  private static final List<String> REGIMES =
      List.of(
          "accumulate",
          "accumulate-subsample",
          "fixed-human",
          "{name: fresh, share: 0.2, drawing: iid, source: unused}",
          "human-only",
          "replace",
          "replace-multiple",
          "turnover");

  static final HumanText HUMAN = human();

  /**
   * Rejects counts merged twice or not at all, those of another generation, sizes of the new text
   * only, ends that are counted where length is fixed.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "maximum-likelihood",
        "{name: add-k, k: 0.1}",
        "witten-bell",
        "modified-kneser-ney"
      })
  void everyRegimeGivesTheSameWithAndWithoutCarriedCounts(String smoothing) {
    for (String regime : REGIMES) {
      for (String length : List.of("end-token", "{name: fixed, tokens: 6}")) {
        Settings settings = settings(regime, smoothing, length);
        Chain carrying = chain(settings, true);
        Chain counting = chain(settings, false);
        for (int t = 0; t <= LAST; t++) {
          String where = regime + ", " + length + ", generation " + t;
          StepResult<Documents> expected = counting.outcomes.get(t);
          StepResult<Documents> seen = carrying.outcomes.get(t);
          assertEquals(expected.mix(), seen.mix(), where);
          assertEquals(expected.facts(), seen.facts(), where);
          assertSame(expected.corpus(), seen.corpus(), where);
          assertEquals(expected.measured(), seen.measured(), where);
          assertEquals(expected.carried(), seen.carried(), where);
          Documents text =
              MixText.gather(seen.mix(), HUMAN.training(), born -> carrying.corpus(born));
          assertEquals((double) text.size(), seen.facts().get("mix-documents"), where);
          assertEquals((double) text.tokens(), seen.facts().get("mix-tokens"), where);
        }
      }
    }
  }

  /** Rejects a step that looks at text which is older than X_{t-1}. */
  @Test
  void accumulateReadsTheLatestCorpusOnly() {
    Chain chain = chain(settings("accumulate", "maximum-likelihood", "end-token"), true);
    for (int t = 2; t <= LAST; t++) {
      assertEquals(new TreeSet<>(List.of(t - 1)), chain.read.get(t));
    }
  }

  /** Rejects counts kept for a next generation that will not ask for them. */
  @Test
  void countsAreCarriedWhereTheMixAddsToTheOneBefore() {
    for (String regime : REGIMES) {
      Chain chain = chain(settings(regime, "maximum-likelihood", "end-token"), true);
      for (int t = 0; t <= LAST; t++) {
        boolean adds =
            (regime.equals("accumulate") && t > 0) || (regime.equals("fixed-human") && t == 1);
        assertEquals(adds, chain.outcomes.get(t).carried().isPresent(), regime + " " + t);
      }
      assertTrue(chain.asked <= LAST, "at most once a generation");
    }
  }

  private static void assertSame(Documents expected, Documents seen, String where) {
    assertEquals(expected.size(), seen.size(), where);
    for (int d = 0; d < expected.size(); d++) {
      assertArrayEquals(expected.document(d), seen.document(d), where);
      assertEquals(expected.closed(d), seen.closed(d), where);
    }
  }

  private static Settings settings(String regime, String smoothing, String length) {
    return ExperimentFile.parse(
        "{generations: %d, tokenizer: whitespace, human: {initial: 60 documents}, budget: 300 tokens}"
            .formatted(LAST),
        "training.yaml",
        List.of(
            "regime=" + regime,
            "model={name: n-gram, order: 3, smoothing: " + smoothing + "}",
            "length=" + length));
  }

  private static Chain chain(Settings settings, boolean carries) {
    Chain chain = new Chain(carries);
    StepsInMemory steps =
        new StepsInMemory(settings.protocol(), settings.arms().get(0), HUMAN, false);
    for (int t = 0; t <= LAST; t++) {
      chain.read.add(new TreeSet<>());
      chain.outcomes.add(steps.run(0, t, chain));
    }
    return chain;
  }

  /** A chain so far, which knows what it was asked for. */
  private static final class Chain implements PastTexts {

    private final boolean carries;
    private final List<StepResult<Documents>> outcomes = new ArrayList<>();
    private final List<TreeSet<Integer>> read = new ArrayList<>(); // corpora, by generation
    private int asked;

    Chain(boolean carries) {
      this.carries = carries;
    }

    @Override
    public Documents corpus(int born) {
      read.get(read.size() - 1).add(born);
      return outcomes.get(born).corpus();
    }

    @Override
    public Mix mix(int generation) {
      return outcomes.get(generation).mix();
    }

    @Override
    public byte[] model(int generation) {
      throw new AssertionError("an n-gram model starts from no other model");
    }

    @Override
    public Optional<NGramCounts> counts(int generation) {
      asked++;
      return carries ? outcomes.get(generation).carried() : Optional.empty();
    }
  }

  /** Documents of 1 to 9 words, some frequent, some that occur once. */
  private static HumanText human() {
    Documents.Builder documents = new Documents.Builder();
    Documents.Builder heldOut = new Documents.Builder();
    Address address = new Address(7, 0, Purpose.GENERATE, 0);
    java.util.Map<String, Long> types = new java.util.TreeMap<>();
    IntStream.range(0, 40).forEach(i -> types.put("w%02d".formatted(i), 100L - i));
    for (int d = 0; d < 250; d++) {
      var random = address.stream(d);
      int[] words =
          IntStream.range(0, 1 + (int) random.nextLong(9))
              .map(i -> Vocabulary.FIRST_WORD + (int) (40 * Math.pow(random.nextDouble(), 3)))
              .toArray();
      (d < 200 ? documents : heldOut).add(words, true);
    }
    int[] ids = IntStream.range(0, 200).toArray();
    return new HumanText(
        new Tokenizer.Whitespace(),
        Vocabulary.of(types, 1, 0),
        documents.build(),
        ids,
        heldOut.build());
  }
}
