package org.collapselab.metrics.count;

import java.io.Serializable;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.settings.Require;

/**
 * The law that a human text was drawn from, in the ids of its vocabulary. Types that the vocabulary
 * lacks are one type, {@code <unk>}. Every token of a document has the law {@code token}, whatever
 * its place, and every two neighbours have the law {@code token(i) next(i, j)}.
 *
 * @param token shape (vocabulary), sums to 1
 * @param next shape (vocabulary, vocabulary): law of the token after each token inside a document;
 *     rows may be one and the same array
 * @param entropies entropy in nats of single tokens and of pairs, before types were merged
 * @param lacking number of types that the vocabulary lacks, at least 0
 */
public record KnownLaw(double[] token, double[][] next, double[] entropies, long lacking)
    implements Serializable {

  /** Highest order of the n-grams whose law is known. */
  public static final int ORDERS = 2;

  public KnownLaw {
    double sum = 0;
    for (double p : token) {
      sum += p;
    }
    Require.that(Math.abs(sum - 1) < 1e-9, "a law must sum to 1, but summed to %s", sum);
    Require.that(
        next.length == token.length && entropies.length == ORDERS && lacking >= 0,
        "a law must have a row for each of its %s tokens, %s entropies and a number of types"
            + " it lacks, but had %s, %s and %s",
        token.length,
        ORDERS,
        next.length,
        entropies.length,
        lacking);
  }

  /** Probability of the pair of two ids; 0 if the vocabulary has no such id. */
  private double pair(int first, int second) {
    return first < token.length && second < token.length ? token[first] * next[first][second] : 0;
  }

  /**
   * Probabilities of the n-grams that a text has.
   *
   * @param order 1 or 2
   * @return shape (types of the order), in the order of the counts
   */
  public double[] of(NGramCounts text, int order) {
    double[] p = new double[text.types(order)];
    if (order == 1) {
      for (int type = 0; type < p.length; type++) {
        int id = text.token(1, type);
        p[type] = id < token.length ? token[id] : 0;
      }
      return p;
    }
    for (int context = 0; context < text.types(1); context++) {
      int end = text.first(2, context + 1);
      for (int type = text.first(2, context); type < end; type++) {
        p[type] = pair(text.token(1, context), text.token(2, type));
      }
    }
    return p;
  }

  /** Number of n-grams of positive probability. */
  public long support(int order) {
    if (order == 1) {
      return positive(token);
    }
    long all = 0;
    long row = 0;
    for (int first = 0; first < token.length; first++) {
      row = first > 0 && next[first] == next[first - 1] ? row : positive(next[first]);
      all += token[first] > 0 ? row : 0;
    }
    return all;
  }

  private static long positive(double[] law) {
    long positive = 0;
    for (double p : law) {
      positive += p > 0 ? 1 : 0;
    }
    return positive;
  }
}
