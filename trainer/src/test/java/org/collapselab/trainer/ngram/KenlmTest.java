package org.collapselab.trainer.ngram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Evaluation;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.junit.jupiter.api.Test;

/**
 * Kneser-Ney on WikiText-2 against KenLM (commit 4cb443e): {@code lmplz -o N --text train.txt
 * --arpa out.arpa -S 1G}, {@code query -v summary out.arpa < test.txt}. Its figures are 32-bit
 * floats.
 */
class KenlmTest {

  private static final Address ADDRESS = new Address(1, 0, Purpose.FIT, 0);
  private static final int[] TYPES = {0, 33280, 619591, 1398959, 1794725, 1914265};
  private static final double[] PERPLEXITY = {0, 0, 269.857298, 230.886344, 226.050168, 224.811591};
  private static final double[][] HIGHEST = {
    {},
    {},
    {.700044, 1.12347, 1.50544},
    {.837583, 1.25118, 1.44388},
    {.919274, 1.39786, 1.46771},
    {.959168, 1.52824, 1.50737}
  };
  private static final double[][] LOWER = {
    {},
    {.182131, 1.01294, 2.53774},
    {.729716, 1.15964, 1.49569},
    {.866965, 1.27126, 1.47995},
    {.942337, 1.41604, 1.53705}
  };

  /**
   * Rejects: plain counts at lower orders or for {@code <s>}-grams alike, one discount for all
   * orders, back-off instead of interpolation, a uniform law over one type more or less.
   */
  @Test
  void typesDiscountsAndPerplexitiesAreThoseOfKenlm() {
    WikiText text = WikiText.load();
    assertEquals(2_051_910, text.train().tokens());
    NGramCounts counts = NGramCounts.count(text.train(), 5, true);
    for (int order = 2; order <= 5; order++) {
      NGram settings = new NGram(order, new Smoothing.ModifiedKneserNey(), Support.OBSERVED);
      NGramModel model = NGramModel.of(counts, settings, text.alphabet());
      Map<String, Double> facts = model.facts();
      for (int j = 1; j <= order; j++) {
        int unknown = j == 1 ? 1 : 0; // KenLM counts <unk>, which did not occur
        assertEquals(TYPES[j], facts.get("types|order:" + j) + unknown);
        double[] expected = j == order ? HIGHEST[j] : LOWER[j];
        for (int k = 1; k <= 3; k++) {
          double discount = facts.get("discount-" + k + "|order:" + j);
          double tolerance = j == 1 ? 1e-3 : 1e-4; // see the test below
          assertEquals(expected[k - 1], discount, tolerance * expected[k - 1]);
        }
        assertEquals(0, facts.get("discount-fallback|order:" + j));
      }
      assertTrue(model.notes().isEmpty());
      Evaluation evaluation = Evaluation.of(model, text.test());
      assertEquals(244_102, evaluation.events());
      assertEquals(0, evaluation.unknown());
      assertEquals(PERPLEXITY[order], evaluation.perplexity(), 1e-4 * PERPLEXITY[order]);
    }
  }

  /**
   * KenLM enters the last unigram in its own order ('gallinae' here: 3 times after 2 different
   * words) into the counts of counts with its plain count, so its n_2 is one too small and its n_3
   * one too large. Seen by printing what adjust_counts.cc adds up; the true ones are 3324 and 6002.
   */
  @Test
  void discountsOfUnigramsDifferFromKenlmByItsLastUnigramAlone() {
    Discounts kenlm = Discounts.of(1, new long[] {0, 1480, 3323, 6003, 3809});
    for (int k = 1; k <= 3; k++) {
      assertEquals(LOWER[1][k - 1], kenlm.of(k), 1e-5 * LOWER[1][k - 1]);
    }
    WikiText text = WikiText.load();
    NGram settings = new NGram(2, new Smoothing.ModifiedKneserNey(), Support.OBSERVED);
    NGramModel model = settings.fit(text.train(), text.alphabet(), Optional.empty(), ADDRESS);
    Discounts ours = Discounts.of(1, new long[] {0, 1480, 3324, 6002, 3809});
    assertArrayEquals(ours.amounts(), model.law.discounts[1].amounts());
  }
}
