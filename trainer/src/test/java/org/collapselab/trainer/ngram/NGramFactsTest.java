package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class NGramFactsTest {

  /**
   * Against the model with all its tables, on texts small enough that discounts fall back and large
   * enough that they do not. Rejects continuation counts at the highest order, and {@code <s>}
   * counted as an event or by what comes before it.
   */
  @Test
  void factsAreThoseOfTheFittedModel() {
    SplittableRandom random = new SplittableRandom(20260110);
    List<Smoothing> smoothings =
        List.of(new Smoothing.ModifiedKneserNey(), new Smoothing.WittenBell());
    int proper = 0;
    for (int trial = 0; trial < 60; trial++) {
      Documents.Builder text = new Documents.Builder();
      for (int d = random.nextInt(300); d >= 0; d--) {
        for (int i = random.nextInt(12); i > 0; i--) {
          int token = 3 + random.nextInt(1 + random.nextInt(40));
          text.token(token == 42 ? 0 : token);
        }
        text.end(random.nextInt(4) > 0);
      }
      int counted = 1 + random.nextInt(5);
      NGramCounts counts = NGramCounts.count(text.build(), counted, true);
      for (int order = 1; order <= counted; order++) {
        for (Smoothing smoothing : smoothings) {
          NGram settings = new NGram(order, smoothing, Support.OBSERVED);
          var expected = NGramModel.of(counts, settings, new Alphabet(45, true)).facts();
          assertEquals(expected, NGramFacts.of(counts, settings));
          proper += expected.getOrDefault("discount-fallback|order:" + order, 1.0) == 0 ? 1 : 0;
        }
      }
    }
    assertEquals(true, proper > 20, "discounts must be defined mostly, but were so " + proper);
  }
}
