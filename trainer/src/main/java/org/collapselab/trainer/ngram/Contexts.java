package org.collapselab.trainer.ngram;

import java.io.Serializable;
import java.util.Arrays;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.count.TokenTable;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The contexts of an n-gram model, the types of orders 0 .. longest, under one numbering: 0 is the
 * empty context, then follow the types of order 1, 2, ... A text's context is the longest one that
 * ends there and continued at least once; contexts that never continued have no law of their own,
 * so nothing is lost by leaving them at once.
 */
final class Contexts implements Serializable {

  private static final int SPARSE = 8;

  final NGramCounts counts;
  final int order; // of the model
  final int size; // number of contexts
  private final int longest; // order - 1
  private final int[] base; // (order + 1): number of the first context of each length
  private final int[] resolved; // (size): the longest suffix that continued, itself included
  private final int[] unigram; // (vocabulary): type of order 1, or -1; empty if they are sparse
  private final TokenTable sparse = new TokenTable(); // types of order 1, if they are
  private final int[] begins; // (order + 1): first type of each order that begins with <s>
  private final int[] beginsEnd; // (order + 1)

  Contexts(NGramCounts counts, int order, int vocabulary) {
    this.counts = counts;
    this.order = order;
    longest = order - 1;
    base = new int[order + 1];
    for (int m = 0; m < order; m++) {
      long next = (long) base[m] + counts.types(m);
      Require.that(
          next <= Integer.MAX_VALUE - 8,
          "a model must have at most 2^31 - 9 contexts, but orders 1 to %s have %s; use a"
              + " smaller budget or a lower order",
          m,
          next);
      base[m + 1] = (int) next;
    }
    size = base[order];
    resolved = new int[size];
    for (int m = 1; m <= longest; m++) {
      for (int t = 0; t < counts.types(m); t++) {
        boolean continued = counts.first(m + 1, t) < counts.first(m + 1, t + 1);
        resolved[base[m] + t] =
            continued ? base[m] + t : resolved[base[m - 1] + counts.suffix(m, t)];
      }
    }
    boolean few = counts.types(1) < vocabulary / SPARSE; // a table would cost more than the text
    unigram = new int[few ? 0 : vocabulary];
    Arrays.fill(unigram, -1);
    for (int t = 0; t < counts.types(1); t++) {
      if (few) {
        sparse.put(counts.token(1, t), t);
      } else {
        unigram[counts.token(1, t)] = t;
      }
    }
    begins = new int[order + 1];
    beginsEnd = new int[order + 1];
    if (unigram(Vocabulary.BEGIN) >= 0) {
      begins[1] = unigram(Vocabulary.BEGIN);
      beginsEnd[1] = begins[1] + 1;
      for (int j = 2; j <= order; j++) {
        begins[j] = counts.first(j, begins[j - 1]);
        beginsEnd[j] = counts.first(j, beginsEnd[j - 1]);
      }
    }
  }

  /** Number of tokens of a context, {@code <s>} included. */
  int length(int context) {
    int m = longest;
    while (context < base[m]) {
      m--;
    }
    return m;
  }

  /** The type of order {@code length} that a context is. */
  int type(int context, int length) {
    return context - base[length];
  }

  /** The context that a type of order {@code length} is. */
  int context(int length, int type) {
    return base[length] + type;
  }

  /** First type of order {@code length + 1} after a context. */
  int from(int context, int length) {
    return counts.first(length + 1, context - base[length]);
  }

  /** One above the last type of order {@code length + 1} after a context. */
  int to(int context, int length) {
    return counts.first(length + 1, context - base[length] + 1);
  }

  /** The context without its first token; not for the empty one. */
  int suffix(int context, int length) {
    return base[length - 1] + counts.suffix(length, context - base[length]);
  }

  /** The type that extends a context by a token, or -1. */
  int child(int context, int length, int token) {
    return length == 0 ? unigram(token) : counts.child(length + 1, context - base[length], token);
  }

  /** The type of order 1 of a token, or -1. */
  int unigram(int token) {
    return unigram.length > 0 ? unigram[token] : sparse.get(token);
  }

  /** Whether a type begins with {@code <s>}. */
  boolean begins(int order, int type) {
    return type >= begins[order] && type < beginsEnd[order];
  }

  /**
   * Whether a context is all that the model may see: {@code order - 1} tokens, or from the begin.
   */
  boolean full(int context, int length) {
    return length == longest || begins(length, context - base[length]);
  }

  /** The context at the begin of a document. */
  int begin() {
    return longest == 0 || !knowsBegin() ? 0 : resolved[base[1] + begins[1]];
  }

  /** Whether {@code <s>} was counted. */
  boolean knowsBegin() {
    return begins[1] < beginsEnd[1];
  }

  /** The context after an n-gram. */
  int after(int order, int type) {
    return resolved[reached(order, type)];
  }

  /** The longest context that an n-gram is or ends in, whether it ever continued or not. */
  int reached(int order, int type) {
    return order <= longest
        ? base[order] + type
        : longest == 0 ? 0 : base[longest] + counts.suffix(order, type);
  }

  /** The longest suffix of a context, itself included, that continued. */
  int resolved(int context) {
    return resolved[context];
  }

  /** The context after a context and a token. */
  int advance(int context, int token) {
    if (longest == 0) {
      return 0;
    }
    for (int length = length(context); ; length--) {
      int type = child(context, length, token);
      if (type >= 0) {
        return after(length + 1, type);
      }
      if (length == 0) {
        return 0;
      }
      context = suffix(context, length);
    }
  }
}
