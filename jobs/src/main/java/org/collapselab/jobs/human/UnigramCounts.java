package org.collapselab.jobs.human;

import java.io.Serializable;
import java.util.Arrays;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The word counts of H_0. They give the loss of a model on held-out text that knows human words but
 * not their order, under the fixed evaluation smoother. Counts can be merged.
 *
 * @param counts occurrences by token id, shape (vocabulary)
 * @param ends documents whose end was observed
 */
public record UnigramCounts(long[] counts, long ends) implements Serializable {

  /** Counts a text. */
  public static UnigramCounts of(Documents text, int vocabulary) {
    long[] counts = new long[vocabulary];
    for (int position = 0; position < text.tokens(); position++) {
      counts[text.token(position)]++;
    }
    return new UnigramCounts(counts, text.ends());
  }

  /** Adds the counts of other text. */
  public UnigramCounts merge(UnigramCounts other) {
    long[] sum = counts.clone();
    Arrays.setAll(sum, token -> sum[token] + other.counts[token]);
    return new UnigramCounts(sum, ends + other.ends);
  }

  /**
   * Surprisal of each token id in nats under {@code (c / N + 1 / V) / 2}, N tokens and ends over V
   * events: the fixed evaluation smoother of order 1; shape (vocabulary), 0 for ids that are no
   * event.
   */
  public double[] surprisals(Alphabet alphabet) {
    long total = 0;
    for (int token = 0; token < counts.length; token++) {
      total += count(token, alphabet);
    }
    double uniform = 1.0 / alphabet.events();
    double[] nats = new double[counts.length];
    for (int token = 0; token < nats.length; token++) {
      if (alphabet.contains(token)) {
        double own = total > 0 ? (double) count(token, alphabet) / total : uniform;
        nats[token] = -StrictMath.log((own + uniform) / 2);
      }
    }
    return nats;
  }

  private long count(int token, Alphabet alphabet) {
    return token != Vocabulary.END ? counts[token] : alphabet.ends() ? ends : 0;
  }

  /** The surprisal of a text; its observed ends are events if the alphabet has them. */
  public static double surprisal(double[] surprisals, Documents text, Alphabet alphabet) {
    double nats = 0;
    for (int position = 0; position < text.tokens(); position++) {
      nats += surprisals[text.token(position)];
    }
    return alphabet.ends() ? nats + text.ends() * surprisals[Vocabulary.END] : nats;
  }
}
