package org.collapselab.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.NGramModel;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class SurprisalsTest {

  private static final Alphabet ALPHABET = new Alphabet(7, false);

  private static Documents documents(int[]... documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int[] document : documents) {
      builder.add(document, false);
    }
    return builder.build();
  }

  private static NGramModel model(Smoothing smoothing) {
    NGram settings = new NGram(2, smoothing, Support.VOCABULARY);
    Documents text = documents(new int[] {3, 4, 3, 4}, new int[] {3, 5});
    return settings.fit(settings.count(text, ALPHABET), ALPHABET);
  }

  /** Rejects a sum over other events than {@link Evaluation}'s. */
  @Test
  void theirSumIsTheEvaluation() {
    NGramModel model = model(new Smoothing.WittenBell());
    Documents text = documents(new int[] {3, 4, 6, 0}, new int[] {}, new int[] {5, 5});
    double sum = 0;
    for (double nats : Surprisals.of(model, text, new int[] {0, 1, 2, 3, 4, 5, 6})) {
      sum += nats;
    }
    assertEquals(Evaluation.of(model, text).surprisal(), sum, 1e-14);
  }

  /** After {@code <s>}: 3, always; after 3: 4 twice and 5 once. Rejects contexts in other ids. */
  @Test
  void byHandUnderOtherIds() {
    NGramModel model = model(new Smoothing.MaximumLikelihood());
    Documents text = documents(new int[] {0, 2}, new int[] {0, 1}, new int[] {1});
    double[] expected = {0, Math.log(3), 0, Math.log(1.5), Double.POSITIVE_INFINITY};
    assertArrayEquals(expected, Surprisals.of(model, text, new int[] {3, 4, 5}), 1e-15);
  }

  @Test
  void idsBeyondAreUnknown() {
    NGramModel model = model(new Smoothing.AddK(1));
    Documents beyond = documents(new int[] {3, 9});
    Documents unknown = documents(new int[] {3, 0});
    int[] same = {0, 1, 2, 3};
    assertArrayEquals(Surprisals.of(model, unknown, same), Surprisals.of(model, beyond, same));
  }
}
