package org.collapselab.metrics.text;

import java.util.OptionalDouble;
import org.collapselab.trainer.text.Documents;

/** Lexical diversity of the documents' tokens read as one sequence, in the order of documents. */
final class Windows {

  /** Type-token ratio at which a factor of MTLD is complete. */
  private static final double THRESHOLD = 0.72;

  private final Documents text;
  private final int[] seen; // by token: occurrences in the window, or the last factor it was in

  private Windows(Documents text) {
    this.text = text;
    int vocabulary = 0;
    for (int p = 0; p < text.tokens(); p++) {
      vocabulary = Math.max(vocabulary, text.token(p) + 1);
    }
    seen = new int[vocabulary];
  }

  /**
   * Moving-average type-token ratio: mean over all windows of the share of distinct tokens, in (0,
   * 1]. Empty for a text shorter than the window.
   */
  static OptionalDouble mattr(Documents text, int window) {
    return text.tokens() < window
        ? OptionalDouble.empty()
        : OptionalDouble.of(new Windows(text).mattr(window));
  }

  private double mattr(int window) {
    int[] count = seen;
    long distinct = 0;
    long sum = 0; // whole numbers: exact in any order
    for (int p = 0; p < text.tokens(); p++) {
      distinct += count[text.token(p)]++ == 0 ? 1 : 0;
      if (p >= window) {
        distinct -= --count[text.token(p - window)] == 0 ? 1 : 0;
      }
      sum += p >= window - 1 ? distinct : 0;
    }
    return (double) sum / window / (text.tokens() - window + 1);
  }

  /** Mean segmental type-token ratio over the first segments, in (0, 1]. NaN if there are none. */
  static double msttr(Documents text, int segment, int segments) {
    return segments < 1 ? Double.NaN : new Windows(text).msttr(segment, segments);
  }

  private double msttr(int segment, int segments) {
    long distinct = 0; // whole numbers: exact in any order
    for (int s = 1; s <= segments; s++) {
      for (int p = (s - 1) * segment; p < s * segment; p++) {
        distinct += seen[text.token(p)] == s ? 0 : 1;
        seen[text.token(p)] = s;
      }
    }
    return (double) distinct / segment / segments;
  }

  /** Which published program decides when a factor ends. */
  enum Mtld {
    /** At a ratio of 0.72 or less, however short: LexicalRichness. */
    MJ(0),
    /** Below 0.72, after at least 10 tokens: TAALED's lexical_diversity. */
    TAALED(10);

    private final int least;

    Mtld(int least) {
      this.least = least;
    }

    private boolean complete(double ratio, int length) {
      return this == MJ ? ratio <= THRESHOLD : ratio < THRESHOLD && length >= least;
    }
  }

  /**
   * Measure of textual lexical diversity: mean length of the runs ("factors") over which the
   * type-token ratio stays above 0.72, mean of reading forwards and backwards. NaN if no factor is
   * even begun: an empty text, and under TAALED one whose tokens all differ.
   */
  static double mtld(Documents text, Mtld variant) {
    double forwards = new Windows(text).factors(variant, false);
    double backwards = new Windows(text).factors(variant, true);
    return forwards == 0 || backwards == 0
        ? Double.NaN
        : (text.tokens() / forwards + text.tokens() / backwards) / 2;
  }

  private double factors(Mtld variant, boolean backwards) {
    int tokens = text.tokens();
    int factor = 1; // number of the factor under way
    int distinct = 0;
    int length = 0;
    for (int i = 0; i < tokens; i++) {
      int token = text.token(backwards ? tokens - 1 - i : i);
      distinct += seen[token] == factor ? 0 : 1;
      seen[token] = factor;
      length++;
      boolean last = variant == Mtld.TAALED && i + 1 == tokens; // never complete there
      if (!last && variant.complete((double) distinct / length, length)) {
        factor++;
        distinct = 0;
        length = 0;
      }
    }
    double rest = length == 0 ? 0 : (1 - (double) distinct / length) / (1 - THRESHOLD);
    double factors = factor - 1 + rest;
    return factors == 0 && variant == Mtld.MJ && tokens > 0 ? 1 : factors; // all tokens differ
  }
}
