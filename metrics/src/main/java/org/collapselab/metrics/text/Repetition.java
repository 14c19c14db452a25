package org.collapselab.metrics.text;

import java.util.OptionalDouble;
import org.collapselab.trainer.text.Documents;

/** Repetition of n-grams inside documents and between them. */
final class Repetition {

  private Repetition() {}

  /**
   * seq-rep-n: mean over documents of the share of n-grams that repeat an earlier one of the same
   * document, {@code 1 - distinct / all}. Empty where no document has the least length.
   *
   * @param n order, at most {@code least}
   * @param least documents with fewer tokens are left out
   */
  static OptionalDouble within(Documents text, int n, int least) {
    int[] numbers = new int[NumberedNGrams.longest(text)];
    NumberedNGrams ngrams = numbered(text, n);
    double sum = 0;
    long documents = 0;
    for (int d = 0; d < text.size(); d++) {
      if (text.length(d) >= least) {
        int size = ngrams.sorted(d, numbers);
        sum += 1 - (double) distinct(numbers, size) / size;
        documents++;
      }
    }
    return documents == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / documents);
  }

  /**
   * Self-repetition: mean over documents of {@code ln(1 + sum over the document's distinct n-grams
   * of the number of other documents that have it)}, at least 0. Empty where there is no document.
   */
  static OptionalDouble between(Documents text, int n) {
    int[] numbers = new int[NumberedNGrams.longest(text)];
    NumberedNGrams ngrams = numbered(text, n);
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

  private static NumberedNGrams numbered(Documents text, int n) {
    NumberedNGrams ngrams = new NumberedNGrams(text);
    while (ngrams.order() < n) {
      ngrams.next();
    }
    return ngrams;
  }

  private static int distinct(int[] sorted, int size) {
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    return distinct;
  }
}
