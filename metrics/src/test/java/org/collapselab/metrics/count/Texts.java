package org.collapselab.metrics.count;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/** Passages for tests whose token ids are spelled by their numbers, and laws of tokens. */
public final class Texts {

  private Texts() {}

  /**
   * A text over ids from {@link Vocabulary#FIRST_WORD} on, as the word tokenizer would spell it.
   */
  public static Passage passage(Documents text) {
    int ids = Vocabulary.FIRST_WORD;
    for (int position = 0; position < text.tokens(); position++) {
      ids = Math.max(ids, text.token(position) + 1);
    }
    Map<String, Long> types = new HashMap<>();
    for (int id = Vocabulary.FIRST_WORD; id < ids; id++) {
      types.put("w%07d".formatted(id), 1L);
    }
    return Passage.of(text, new Spelling(new Tokenizer.Word(), Vocabulary.of(types, 1, 0)));
  }

  /** A law whose tokens do not depend on each other; entropies are those of this law. */
  public static KnownLaw independent(double[] token) {
    double[][] next = new double[token.length][];
    Arrays.fill(next, token);
    double entropy = 0;
    for (double p : token) {
      entropy -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return new KnownLaw(token, next, new double[] {entropy, 2 * entropy}, 0);
  }
}
