package org.collapselab.trainer.ngram;

import java.io.Serializable;

/**
 * The occurrences of full contexts, written out: entry i of a context is the token at its i-th
 * occurrence, by token id, and the context after it. A draw from relative frequencies is then two
 * dependent reads. Other contexts, met after a back-off only, have no entries.
 */
final class Occurrences implements Serializable {

  private static final long MOST_BYTES_PER_TYPE = 16;

  /** Shape (contexts + 1): where a context's entries start. */
  final int[] start;

  /** Shape (occurrences): token in the high 32 bits, next context in the low ones. */
  final long[] packed;

  private Occurrences(int[] start, long[] packed) {
    this.start = start;
    this.packed = packed;
  }

  /** No entries: every draw searches the cumulative counts. */
  static Occurrences none(Contexts contexts) {
    return new Occurrences(new int[contexts.size + 1], new long[0]);
  }

  /**
   * The entries, unless counts far exceed types (accumulated text), where they would cost more
   * memory than the counts.
   */
  static Occurrences of(Smoothed law) {
    long occurrences = 0;
    long types = 0;
    for (int m = 0; m < law.contexts.order; m++) {
      for (int c = 0; c < law.contexts.counts.types(m); c++) {
        occurrences += listed(law, m, c);
      }
      types += law.contexts.counts.types(m + 1);
    }
    long most = Math.max(1 << 20, types * MOST_BYTES_PER_TYPE / Long.BYTES);
    return occurrences > Math.min(most, Integer.MAX_VALUE - 8) ? none(law.contexts) : all(law);
  }

  /** The entries, however many. */
  static Occurrences all(Smoothed law) {
    Contexts contexts = law.contexts;
    int[] start = new int[contexts.size + 1];
    for (int m = 0; m < contexts.order; m++) {
      for (int c = 0; c < contexts.counts.types(m); c++) {
        int context = contexts.context(m, c);
        start[context + 1] = Math.toIntExact(start[context] + listed(law, m, c));
      }
    }
    long[] packed = new long[start[contexts.size]];
    for (int m = 0; m < contexts.order; m++) {
      for (int c = 0; c < contexts.counts.types(m); c++) {
        int context = contexts.context(m, c);
        int at = start[context];
        if (at == start[context + 1]) {
          continue;
        }
        for (int t = contexts.from(context, m); t < contexts.to(context, m); t++) {
          long entry = (long) contexts.counts.token(m + 1, t) << 32 | contexts.after(m + 1, t);
          for (long i = law.weight(m + 1, t); i > 0; i--) {
            packed[at++] = entry;
          }
        }
      }
    }
    return new Occurrences(start, packed);
  }

  private static long listed(Smoothed law, int length, int type) {
    int context = law.contexts.context(length, type);
    return law.contexts.full(context, length)
        ? law.total(
            length + 1, law.contexts.from(context, length), law.contexts.to(context, length))
        : 0;
  }
}
