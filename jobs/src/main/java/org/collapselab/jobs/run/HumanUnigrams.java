package org.collapselab.jobs.run;

import java.io.Serializable;
import java.util.Arrays;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Words of H_0: what a model that knows human words and nothing of their order would lose on
 * held-out text, under the fixed evaluation smoother. Mergeable.
 *
 * @param counts occurrences by token id, shape (vocabulary)
 * @param ends documents whose end was observed
 */
record HumanUnigrams(long[] counts, long ends) implements Serializable {

  /** Counts a text. */
  static HumanUnigrams of(Documents text, int vocabulary) {
    long[] counts = new long[vocabulary];
    for (int position = 0; position < text.tokens(); position++) {
      counts[text.token(position)]++;
    }
    return new HumanUnigrams(counts, text.ends());
  }

  /** This and other text together. */
  HumanUnigrams merge(HumanUnigrams other) {
    long[] sum = counts.clone();
    Arrays.setAll(sum, token -> sum[token] + other.counts[token]);
    return new HumanUnigrams(sum, ends + other.ends);
  }

  /**
   * Surprisal of each token id in nats under {@code (c + T / V) / (N + T)}, N tokens and ends of T
   * types over V events (Witten and Bell 1991); shape (vocabulary), 0 for what is no event.
   */
  double[] surprisals(Alphabet alphabet) {
    long total = 0;
    int types = 0;
    for (int token = 0; token < counts.length; token++) {
      total += count(token, alphabet);
      types += count(token, alphabet) > 0 ? 1 : 0;
    }
    double unseen = (double) types / alphabet.events();
    double[] nats = new double[counts.length];
    for (int token = 0; token < nats.length; token++) {
      if (alphabet.contains(token)) {
        nats[token] = -StrictMath.log((count(token, alphabet) + unseen) / ((double) total + types));
      }
    }
    return nats;
  }

  private long count(int token, Alphabet alphabet) {
    return token != Vocabulary.END ? counts[token] : alphabet.ends() ? ends : 0;
  }

  /** Surprisal of a text, whose observed ends are events where they are of the alphabet. */
  static double surprisal(double[] surprisals, Documents text, Alphabet alphabet) {
    double nats = 0;
    for (int position = 0; position < text.tokens(); position++) {
      nats += surprisals[text.token(position)];
    }
    return alphabet.ends() ? nats + text.ends() * surprisals[Vocabulary.END] : nats;
  }
}
