package org.collapselab.trainer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.collapselab.trainer.ngram.NGram;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.ngram.Support;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;

/** The example of the package's description. */
class WorkedExampleTest {

  @Test
  void theExampleGivesWhatItSays() {
    Address address = new Address(1, 0, Purpose.FIT, 0);
    Documents.Builder two = new Documents.Builder();
    two.add(new int[] {3, 4}, true);
    two.add(new int[] {3, 5}, true);
    Documents text = two.build();
    Alphabet alphabet = new Alphabet(6, true);
    LanguageModel bigrams = new NGram(2, new Smoothing.MaximumLikelihood(), Support.OBSERVED);
    TrainedModel model = bigrams.fit(text, alphabet, Optional.empty(), address);

    Batch batch = model.batch(1);
    batch.start(0);
    assertEquals(1, batch.probability(0, 3));
    batch.advance(0, 3);
    Law law = new Law();
    batch.law(0, law);
    assertArrayEquals(new int[] {4, 5}, Arrays.copyOf(law.tokens, law.size));
    assertArrayEquals(new double[] {0.5, 0.5}, Arrays.copyOf(law.p, law.size));
    batch.advance(0, 4);
    assertEquals(1, batch.probability(0, Vocabulary.END));

    assertEquals(6, Evaluation.of(model, text).events());
    assertEquals(2 * StrictMath.log(2), Evaluation.of(model, text).surprisal());
  }
}
