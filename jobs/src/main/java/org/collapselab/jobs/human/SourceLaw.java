package org.collapselab.jobs.human;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.collapselab.jobs.source.KnownText;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.trainer.text.Tokenizer;
import org.collapselab.trainer.text.Vocabulary;

/** The law of a known source, in the ids of a vocabulary. */
public final class SourceLaw {

  private SourceLaw() {}

  /** The law over tokens; empty if the tokenizer splits the source's words. */
  public static Optional<KnownLaw> of(KnownText text, Tokenizer tokenizer, Vocabulary vocabulary) {
    return of(text, tokenizer, vocabulary::id, vocabulary.size());
  }

  /**
   * The same.
   *
   * @param ids id of a word; {@code <unk>} for what the vocabulary lacks
   * @param size number of ids
   */
  public static Optional<KnownLaw> of(
      KnownText text, Tokenizer tokenizer, ToIntFunction<String> ids, int size) {
    int[] id = new int[text.types()]; // by type
    long lacking = 0;
    for (int type = 0; type < id.length; type++) {
      String word = KnownText.word(type);
      if (!tokenizer.tokens(word + " " + word).equals(List.of(word, word))) {
        return Optional.empty();
      }
      id[type] = ids.applyAsInt(word);
      lacking += id[type] == Vocabulary.UNKNOWN ? 1 : 0;
    }
    double[] token = merged(text.law(), id, size);
    double[] entropies = {text.entropy(), text.pairEntropy()};
    return Optional.of(new KnownLaw(token, next(text, id, token), entropies, lacking));
  }

  /** Probabilities by id; shape (vocabulary). */
  private static double[] merged(double[] law, int[] id, int size) {
    double[] merged = new double[size];
    for (int type = 0; type < law.length; type++) {
      merged[id[type]] += law[type];
    }
    return merged;
  }

  /**
   * The law of the token after each id; after {@code <unk>} it is the law after any of its types.
   */
  private static double[][] next(KnownText text, int[] id, double[] token) {
    double[][] next = new double[token.length][];
    if (text.independent()) {
      Arrays.fill(next, token);
      return next;
    }
    Arrays.fill(next, new double[token.length]); // after ids that the law does not have
    double[] afterUnknown = new double[token.length];
    for (int type = 0; type < id.length; type++) {
      double[] row = merged(text.next(type), id, token.length);
      if (id[type] == Vocabulary.UNKNOWN) {
        double share = text.law()[type] / token[Vocabulary.UNKNOWN];
        for (int j = 0; j < row.length; j++) {
          afterUnknown[j] += share * row[j];
        }
      } else {
        next[id[type]] = row;
      }
    }
    next[Vocabulary.UNKNOWN] = afterUnknown;
    return next;
  }
}
