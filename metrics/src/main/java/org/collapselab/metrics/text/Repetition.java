package org.collapselab.metrics.text;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.collapselab.trainer.text.Documents;

/** Repetition of n-grams inside documents and between them. */
final class Repetition {

  private Repetition() {}

  /**
   * seq-rep-1 .. seq-rep-highest, index 0 for order 1: mean over documents of the share of n-grams
   * that repeat an earlier one of the same document, {@code 1 - distinct / all}. All NaN if no
   * document has the least length. Documents are numbered one by one, so that the numbers of a
   * document stay in the cache.
   *
   * @param least documents with fewer tokens are left out; at least {@code highest}
   * @param most tokens of a document that are read, from its first; at least {@code least}
   */
  static double[] within(Documents text, int highest, int least, int most) {
    NumberedNGrams ngrams = NumberedNGrams.ofDocuments(text);
    double[] sum = new double[highest];
    long documents = 0;
    for (int d = 0; d < text.size(); d++) {
      if (text.length(d) >= least) {
        int tokens = Math.min(most, text.length(d));
        for (int n = 1; n <= highest; n++) {
          if (n == 1) {
            ngrams.begin(d, tokens);
          } else {
            ngrams.next();
          }
          sum[n - 1] += 1 - (double) ngrams.types() / (tokens - n + 1);
        }
        documents++;
      }
    }
    return means(sum, documents);
  }

  /**
   * Mean over documents with a token of distinct n-grams over tokens, index 0 for order 1; all NaN
   * if no document has a token.
   */
  static double[] distinctPerToken(Documents text, int highest) {
    double[] sum = new double[highest];
    long documents = 0;
    NumberedNGrams ngrams = NumberedNGrams.ofDocuments(text);
    for (int d = 0; d < text.size(); d++) {
      if (text.length(d) > 0) {
        for (int n = 1; n <= highest; n++) {
          if (n == 1) {
            ngrams.begin(d, text.length(d));
          } else {
            ngrams.next();
          }
          sum[n - 1] += (double) ngrams.types() / text.length(d);
        }
        documents++;
      }
    }
    return means(sum, documents);
  }

  private static double[] means(double[] sum, long documents) {
    return Arrays.stream(sum).map(x -> x / documents).toArray();
  }

  /**
   * Sum over orders 1 to the highest of distinct n-grams over n-grams, the documents joined to one;
   * empty if they have fewer tokens than the highest order.
   */
  static OptionalDouble diversity(Documents text, int highest) {
    if (text.tokens() < highest) {
      return OptionalDouble.empty();
    }
    Documents.Builder joined = new Documents.Builder();
    for (int p = 0; p < text.tokens(); p++) {
      joined.token(text.token(p));
    }
    joined.end(true);
    NumberedNGrams ngrams = NumberedNGrams.ofWhole(joined.build());
    double sum = (double) ngrams.types() / text.tokens();
    for (int n = 2; n <= highest; n++) {
      ngrams.next();
      sum += (double) ngrams.types() / (text.tokens() - n + 1);
    }
    return OptionalDouble.of(sum);
  }

  /**
   * Self-repetition: mean over documents of {@code ln(1 + sum over the document's distinct n-grams
   * of the number of other documents that have it)}, at least 0. Empty if there is no document.
   */
  static OptionalDouble between(Documents text, int n) {
    int[] numbers = new int[NumberedNGrams.longest(text)];
    NumberedNGrams ngrams = NumberedNGrams.ofWhole(text);
    while (ngrams.order() < n) {
      ngrams.next();
    }
    int[] documents = new int[ngrams.types()]; // that have the n-gram
    for (int d = 0; d < text.size(); d++) {
      int size = ngrams.sorted(d, numbers);
      for (int i = 0; i < size; i++) {
        documents[numbers[i]] += i == 0 || numbers[i] != numbers[i - 1] ? 1 : 0;
      }
    }
    double sum = 0;
    for (int d = 0; d < text.size(); d++) {
      int size = ngrams.sorted(d, numbers);
      long others = 0;
      for (int i = 0; i < size; i++) {
        others += i == 0 || numbers[i] != numbers[i - 1] ? documents[numbers[i]] - 1 : 0;
      }
      sum += StrictMath.log1p(others);
    }
    return text.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / text.size());
  }
}
