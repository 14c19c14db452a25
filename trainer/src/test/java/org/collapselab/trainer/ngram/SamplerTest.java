package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {

  private static final Address ADDRESS = new Address(21, 0, Purpose.GENERATE, 0);
  private static final int WORDS = 30;
  private static final Alphabet ALPHABET = new Alphabet(Vocabulary.FIRST_WORD + WORDS, true);
  private static final int DRAWS = 10_000;

  static java.util.stream.Stream<NGram> models() {
    return NGramModelTest.models();
  }

  /**
   * Pearson's chi-square of the draws in 8 contexts a model, cells of expectation below 5 pooled;
   * alpha 1e-3 over all, fixed seed. Rejects: rejection against the wrong count, a back-off that
   * skips an order, mass D / C off by one discount class, a uniform share without {@code <unk>}.
   */
  @ParameterizedTest
  @MethodSource("models")
  void drawsFollowTheLaw(NGram settings) {
    Documents text = Texts.random(7, 300, WORDS - 5);
    NGramModel model = settings.fit(text, ALPHABET, Optional.empty(), ADDRESS);
    int[][] prefixes = {
      {},
      {Vocabulary.FIRST_WORD},
      {Vocabulary.FIRST_WORD, Vocabulary.FIRST_WORD},
      {Vocabulary.UNKNOWN, Vocabulary.FIRST_WORD + 1, Vocabulary.FIRST_WORD},
      Arrays.copyOf(text.document(longest(text)), 6), // a full context seen once
      {ALPHABET.size() - 1}, // never seen
      {Vocabulary.FIRST_WORD, Vocabulary.FIRST_WORD + 20, Vocabulary.FIRST_WORD},
      {Vocabulary.FIRST_WORD + 19, Vocabulary.FIRST_WORD + 20},
    };
    double alpha = 1e-3 / (prefixes.length * models().count());
    for (int i = 0; i < prefixes.length; i++) {
      long[] drawn = Sampling.draws(model, prefixes[i], ADDRESS.stream(i), DRAWS, ALPHABET.size());
      Law law = new Law();
      Batch batch = model.batch(1);
      Arrays.stream(prefixes[i]).forEach(token -> batch.advance(0, token));
      batch.law(0, law);
      assertTrue(pValue(law, drawn) > alpha, Arrays.toString(prefixes[i]));
    }
  }

  /** The test above can fail: the law of one context is rejected in another. */
  @Test
  void drawsOfAnotherContextAreRejected() {
    NGram settings = new NGram(3, new Smoothing.ModifiedKneserNey(), Support.OBSERVED);
    NGramModel model =
        settings.fit(Texts.random(7, 300, WORDS - 5), ALPHABET, Optional.empty(), ADDRESS);
    Law law = new Law();
    model.batch(1).law(0, law);
    long[] drawn =
        Sampling.draws(
            model, new int[] {Vocabulary.FIRST_WORD}, ADDRESS.stream(0), DRAWS, ALPHABET.size());
    assertTrue(pValue(law, drawn) < 1e-12);
  }

  /**
   * H22: the surprisal of free draws, minus the entropy of their laws, standardised, is standard
   * normal; |z| &lt; 4.5, fixed seed. Rejects: a sampler whose contexts drift from those of the law
   * (the law of the unigrams for that of the model is off by tens of standard errors).
   */
  @Test
  void surprisalOfGeneratedTextIsItsEntropy() {
    WikiText text = WikiText.load();
    Documents train = Texts.part(text.train(), 0, 100);
    for (Smoothing smoothing :
        List.of(
            new Smoothing.MaximumLikelihood(),
            new Smoothing.WittenBell(),
            new Smoothing.JelinekMercer(),
            new Smoothing.ModifiedKneserNey())) {
      NGram settings = new NGram(3, smoothing, Support.OBSERVED);
      NGramModel model = settings.fit(train, text.alphabet(), Optional.empty(), ADDRESS);
      double z = surprisalZ(model, model, 1500);
      assertTrue(Math.abs(z) < 4.5, smoothing.name() + " z " + z);
    }
    NGram kneserNey = new NGram(3, new Smoothing.ModifiedKneserNey(), Support.OBSERVED);
    NGramModel model = kneserNey.fit(train, text.alphabet(), Optional.empty(), ADDRESS);
    NGramModel wrong = model.resmoothed(new Smoothing.WittenBell(), Support.OBSERVED);
    double z = surprisalZ(model, wrong, 1500);
    assertTrue(Math.abs(z) > 9, "another smoothing must be rejected, but z was " + z);
  }

  private static double surprisalZ(NGramModel sampled, NGramModel scored, int draws) {
    Batch writer = sampled.batch(1);
    Batch reader = scored.batch(1);
    Law law = new Law();
    Stream[] random = {ADDRESS.stream(99)};
    int[] token = new int[1];
    double excess = 0;
    double variance = 0;
    for (int i = 0; i < draws; i++) {
      writer.draw(random, token, 1);
      reader.law(0, law);
      double entropy = 0;
      double square = 0;
      for (int t = 0; t < law.size; t++) {
        double nats = -StrictMath.log(law.p[t]);
        entropy += law.p[t] * nats;
        square += law.p[t] * nats * nats;
      }
      excess += -StrictMath.log(law.probability(token[0])) - entropy;
      variance += square - entropy * entropy;
      if (token[0] == Vocabulary.END) {
        writer.start(0);
        reader.start(0);
      } else {
        writer.advance(0, token[0]);
        reader.advance(0, token[0]);
      }
    }
    return excess / Math.sqrt(variance);
  }

  private static int longest(Documents text) {
    int longest = 0;
    for (int d = 0; d < text.size(); d++) {
      longest = text.length(d) > text.length(longest) ? d : longest;
    }
    return longest;
  }

  /** Of Pearson's chi-square; a draw outside the support gives 0. */
  private static double pValue(Law law, long[] drawn) {
    double statistic = 0;
    double pooledExpected = 0;
    long pooledDrawn = 0;
    long inside = 0;
    int cells = 0;
    for (int i = 0; i < law.size; i++) {
      double expected = DRAWS * law.p[i];
      long count = drawn[law.tokens[i]];
      inside += count;
      if (expected < 5) {
        pooledExpected += expected;
        pooledDrawn += count;
      } else {
        statistic += (count - expected) * (count - expected) / expected;
        cells++;
      }
    }
    if (pooledExpected > 0) {
      statistic += (pooledDrawn - pooledExpected) * (pooledDrawn - pooledExpected) / pooledExpected;
      cells++;
    }
    if (inside < DRAWS) {
      return 0;
    }
    assertEquals(DRAWS, Arrays.stream(drawn).sum());
    return cells < 2
        ? 1
        : 1 - new ChiSquaredDistribution(cells - 1).cumulativeProbability(statistic);
  }
}
