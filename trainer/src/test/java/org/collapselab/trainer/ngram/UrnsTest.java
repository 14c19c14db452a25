package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UrnsTest {

  private static final Address ADDRESS = new Address(31, 0, Purpose.GENERATE, 0);
  private static final int WORDS = 30;
  private static final Alphabet ALPHABET = new Alphabet(Vocabulary.FIRST_WORD + WORDS, true);
  private static final int[] FORMS = {0, 2, 4, Integer.MAX_VALUE}; // grouped, mixed, listed

  static java.util.stream.Stream<NGram> backingOff() {
    return NGramModelTest.models()
        .filter(
            settings ->
                settings.smoothing() instanceof Smoothing.WittenBell
                    || settings.smoothing() instanceof Smoothing.JelinekMercer
                    || settings.smoothing() instanceof Smoothing.ModifiedKneserNey);
  }

  /**
   * What all units of an urn and of its shorter ones give, summed without drawing, is the law to
   * 1e-12. Rejects: the discount of another class of counts, a unit too many given back, counts of
   * another order, a suffix that skips an order.
   */
  @ParameterizedTest
  @MethodSource("backingOff")
  void unitsOfUrnsAddUpToTheLaw(NGram settings) {
    NGramModel model =
        settings.fit(Texts.random(7, 300, WORDS - 5), ALPHABET, Optional.empty(), ADDRESS);
    Documents walks = Texts.random(8, 20, WORDS - 5);
    for (int form : FORMS) {
      Urns urns = Urns.of(model.law, form);
      Batch batch = model.batch(1);
      Law law = new Law();
      for (int d = 0; d < walks.size(); d++) {
        batch.start(0);
        for (int token : walks.document(d)) {
          double[] sum = sum(urns, model.law, urns.urn((int) batch.context(0)));
          batch.law(0, law);
          for (int t = 0; t < ALPHABET.size(); t++) {
            assertEquals(law.probability(t), sum[t], 1e-12);
          }
          batch.advance(0, token);
        }
      }
    }
  }

  private static double[] sum(Urns urns, Smoothed law, int from) {
    double[] p = new double[ALPHABET.size()];
    double reach = 1;
    for (int urn = from; ; urn = urns.suffix(urn)) {
      long size = urns.size(urn);
      double given = 0;
      for (long number = 0; number < size; number++) {
        long unit = urns.unit(urns.place(urn, number));
        double kept = urns.kept(unit) / 0x1p62;
        if (kept > 0) {
          p[Urns.token(unit)] += reach * kept / size;
        }
        given += (1 - kept) / size;
      }
      reach *= size == 0 ? 1 : given;
      if (urn == Urns.OF_EMPTY_CONTEXT) {
        break;
      }
    }
    for (int i = 0; i < law.supported(); i++) {
      p[law.supported(i)] += reach / law.supported();
    }
    return p;
  }

  /** Rejects a search that starts behind the unit or ends before it. */
  @ParameterizedTest
  @MethodSource("org.collapselab.trainer.ngram.NGramModelTest#models")
  void aNumberIsTheSameUnitInEveryForm(NGram settings) {
    NGramCounts counts = NGramCounts.count(Texts.random(9, 200, WORDS), settings.order(), true);
    for (int i = 0; i < 5; i++) {
      counts = counts.merge(counts);
    }
    Smoothed law = NGramModel.of(counts, settings, ALPHABET).law;
    Urns listed = Urns.of(law, Integer.MAX_VALUE);
    for (int form : FORMS) {
      Urns urns = Urns.of(law, form);
      for (int context = 0; context < law.contexts.size; context++) {
        int here = urns.urn(context);
        if (law.contexts.resolved(context) != context) {
          continue;
        }
        assertEquals(context, urns.context(here));
        int there = listed.urn(context);
        assertEquals(listed.size(there), urns.size(here));
        long step = Math.max(1, urns.size(here) / 1000);
        for (long number = 0; number < urns.size(here); number += step) {
          long a = listed.unit(listed.place(there, number));
          long b = urns.unit(urns.place(here, number));
          assertEquals(Urns.token(a), Urns.token(b));
          assertEquals(listed.kept(a), urns.kept(b));
          assertEquals(listed.context(Urns.next(a)), urns.context(Urns.next(b)));
        }
      }
    }
  }

  /** Counts doubled 14 times: 16,384 occurrences for each there was, in the memory of the types. */
  @ParameterizedTest
  @MethodSource("org.collapselab.trainer.ngram.NGramModelTest#models")
  void memoryFollowsTypesWhereCountsFarExceedThem(NGram settings) {
    Documents text = Texts.random(9, 3_000, WORDS);
    NGramCounts counts = NGramCounts.count(text, settings.order(), true);
    for (int i = 0; i < 14; i++) {
      counts = counts.merge(counts);
    }
    NGramModel model = NGramModel.of(counts, settings, ALPHABET);
    long types = 0;
    for (int j = 0; j <= settings.order(); j++) {
      types += counts.types(j);
    }
    assertTrue(Urns.of(model.law).length() <= Math.max(1 << 16, 7 * types));
    assertEquals(
        Sampling.documents(model.with(Urns.of(model.law, 0)), ADDRESS, 20, 7),
        Sampling.documents(model, ADDRESS, 20, 3));
  }

  @Test
  void aVocabularyThatUnitsCannotHoldIsRefused() {
    NGramCounts counts = NGramCounts.count(Texts.random(9, 20, WORDS), 2, true);
    NGram settings = new NGram(2, new Smoothing.MaximumLikelihood(), Support.OBSERVED);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> NGramModel.of(counts, settings, new Alphabet(1 << 27, true)));
    assertTrue(error.getMessage().contains("fewer than 2^27 ids"), error.getMessage());
  }
}
