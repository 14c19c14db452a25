package org.collapselab.metrics.text;

import java.util.Arrays;
import org.collapselab.trainer.text.Documents;

/**
 * The n-grams of consecutive documents as dense numbers, order by order, inside documents only:
 * equal n-grams have equal numbers. Numbers follow the order of first appearance. One pass over the
 * documents per order; 28 to 52 bytes a token of the longest stretch that is numbered.
 */
final class NumberedNGrams {

  private final Documents text;
  private final int[] number; // (tokens of the stretch): of the n-gram that ends there, or -1
  private final KeyNumbers numbers;
  private int from; // documents of the stretch
  private int to;
  private int most; // tokens of a document that are read, from its first
  private int order;

  private NumberedNGrams(Documents text, int tokens) {
    this.text = text;
    number = new int[tokens];
    numbers = new KeyNumbers(tokens);
  }

  /** The n-grams of a whole text, order 1. */
  static NumberedNGrams ofWhole(Documents text) {
    NumberedNGrams ngrams = new NumberedNGrams(text, text.tokens());
    ngrams.begin(0, text.size(), Integer.MAX_VALUE);
    return ngrams;
  }

  /** The n-grams of one document at a time; call {@link #begin(int, int)} first. */
  static NumberedNGrams ofDocuments(Documents text) {
    return new NumberedNGrams(text, longest(text));
  }

  /**
   * The single tokens of one document; numbering starts again.
   *
   * @param tokens how many of its first tokens are read at most
   */
  void begin(int document, int tokens) {
    begin(document, document + 1, tokens);
  }

  private void begin(int first, int end, int tokens) {
    from = first;
    to = end;
    most = tokens;
    order = 0;
    next();
  }

  /** Order of the n-grams, at least 1. */
  int order() {
    return order;
  }

  /** Number of distinct n-grams: numbers are below it. */
  int types() {
    return numbers.size();
  }

  /** Goes on to n-grams of one more token. */
  void next() {
    int base = text.offset(from);
    numbers.clear((int) Math.min((long) most * (to - from), text.offset(to) - base));
    for (int d = from; d < to; d++) {
      int before = order == 0 ? 0 : -1; // number of the shorter n-gram that ends before
      int end = text.offset(d) + Math.min(most, text.length(d));
      for (int p = text.offset(d); p < end; p++) {
        int shorter = number[p - base];
        number[p - base] = before < 0 ? -1 : numbers.of((long) before << 32 | text.token(p));
        before = order == 0 ? 0 : shorter;
      }
    }
    order++;
  }

  /**
   * The numbers of one document's n-grams, ascending, if the whole text is numbered.
   *
   * @param into receives them from index 0; at least as long as the document
   * @return how many there are
   */
  int sorted(int document, int[] into) {
    int first = text.offset(document) + order - 1;
    int size = text.offset(document + 1) - first;
    if (size <= 0) {
      return 0;
    }
    System.arraycopy(number, first, into, 0, size);
    Arrays.sort(into, 0, size);
    return size;
  }

  /** Tokens of the longest document. */
  static int longest(Documents text) {
    int longest = 0;
    for (int d = 0; d < text.size(); d++) {
      longest = Math.max(longest, text.length(d));
    }
    return longest;
  }
}
