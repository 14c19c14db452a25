package org.collapselab.trainer.ngram;

import java.util.Arrays;
import org.collapselab.trainer.random.Stream;

/**
 * The sampler of a model: a finite automaton in one array of longs. Every context is an urn with
 * one unit for each unit of its weights; a unit knows its token, the urn after it and whether it is
 * kept. A draw is two dependent reads, of one cache line mostly: the urn's head and the unit.
 *
 * <p><b>Back-off.</b> Of a type with weight w and discount D the last D units, a real number, are
 * given back: the r-th from the end is kept with probability {@code min(max(r - D, 0), 1)}. So a
 * type is drawn and kept with probability (w - D) / W, and what is not kept, sum D / W in all, goes
 * on to the next shorter context: interpolated Kneser-Ney, exactly, and nothing is normalised. A
 * unit's <em>class</em> says its order, min(w, 3) and min(r, 4), which fix that probability; here D
 * is at most 3. Witten-Bell has as many units as types that are never kept.
 *
 * <p><b>Layout</b> of an urn at its address in the array:
 *
 * <pre>
 * listed    head; n units, by token
 * grouped   head; number of units; n groups, by token, of three longs: units up to the group's end,
 *           the group's last unit, and (for another matter) where the search for a bucket starts
 * bare      head with n = 0: empty, or drawn from the counts
 *
 * head      1 bit: grouped; 31 bits: address of the next shorter context's urn; 32 bits: n
 * unit      6 bits: class; 27 bits: token; 31 bits: address of the urn after it
 * </pre>
 *
 * All urns are listed where that takes a few units per type; where units far exceed types (counts
 * summed over generations) only those urns that have few themselves, so that memory follows types.
 * The search starts where the bucket of 2^k units begins that a unit is in, and takes a few steps
 * on average: the guide table of Chen and Asau (1974), On generating random variates from an
 * empirical distribution, AIIE Transactions 6:163. Both forms give a unit's number the same token,
 * so what is drawn never depends on the form.
 */
final class Urns {

  /** No urns. */
  static final Urns NONE = new Urns(new long[0], new int[0], new long[0]);

  /** Units per type up to which urns are listed, which takes about as much as grouping them. */
  private static final int LISTED = 4;

  /** What a token must be below. */
  static final int TOKENS = (1 << 27) - 1;

  /** The urn of the empty context. */
  static final int OF_EMPTY_CONTEXT = 0;

  /** No unit. */
  static final long NOTHING = -1;

  /** A probability of 1 in {@link #kept}. */
  static final long CERTAIN = 1L << 62;

  private static final int ROOM = Integer.MAX_VALUE - 8;
  private static final int CLASSES = 7; // of an order
  private static final int KEPT = NGramCounts.MAXIMUM_ORDER * CLASSES; // and the 3 classes above
  private static final int GIVEN_BACK = KEPT + 4; // and the 3 classes above
  private static final int ADDRESS = Integer.MAX_VALUE;

  private final long[] units;
  private final int[] start; // (contexts + 1): where a context's urn starts
  private final long[] keep; // (64), by class: the probability that a unit is kept, times 2^62

  private Urns(long[] units, int[] start, long[] keep) {
    this.units = units;
    this.start = start;
    this.keep = keep;
  }

  /** The urns of a model, in time linear in its types. */
  static Urns of(Smoothed law) {
    int[] start = new int[law.contexts.size + 1];
    long types = 0;
    for (int j = 0; j <= law.contexts.order; j++) {
      types += law.contexts.counts.types(j);
    }
    long all = layOut(law, Integer.MAX_VALUE, start);
    return all <= Math.max(1 << 16, LISTED * types)
        ? of(law, Integer.MAX_VALUE, start, all)
        : of(law, LISTED);
  }

  /**
   * The urns of a model.
   *
   * @param listed units per type up to which an urn is listed
   */
  static Urns of(Smoothed law, int listed) {
    int[] start = new int[law.contexts.size + 1];
    return of(law, listed, start, layOut(law, listed, start));
  }

  private static Urns of(Smoothed law, int listed, int[] start, long size) {
    if (size > ROOM) {
      throw new IllegalArgumentException(
          "a model to draw from must have at most 2^31 - 9 contexts and listed counts together, but"
              + " had %d; use a smaller budget or a lower order".formatted(size));
    }
    long[] units = new long[(int) size];
    for (int m = 0; m < law.contexts.order; m++) {
      for (int c = 0; c < law.contexts.counts.types(m); c++) {
        int context = law.contexts.context(m, c);
        if (start[context] < start[context + 1]) {
          fill(law, context, m, listed, units, start);
        }
      }
    }
    return new Urns(units, start, keep(law));
  }

  /**
   * Writes where every context's urn starts and returns the size of all, which may be too large.
   */
  private static long layOut(Smoothed law, int listed, int[] start) {
    long size = 0;
    for (int m = 0; m < law.contexts.order; m++) {
      for (int c = 0; c < law.contexts.counts.types(m); c++) {
        int context = law.contexts.context(m, c);
        size += size(law, context, m, listed);
        start[context + 1] = (int) size;
      }
    }
    return size;
  }

  private static long[] keep(Smoothed law) {
    long[] keep = new long[64];
    Arrays.fill(keep, KEPT, KEPT + 4, CERTAIN);
    for (int j = 1; law.discounted && j <= law.contexts.order; j++) {
      for (int weight = 1; weight <= 4; weight++) {
        for (int toEnd = 1; toEnd <= weight; toEnd++) {
          double kept = Math.min(Math.max(toEnd - law.discounts[j].of(weight), 0), 1);
          keep[lastOf(j, weight) + more(toEnd)] = (long) (kept * CERTAIN);
        }
      }
    }
    return keep;
  }

  /** The class of the last unit of a discounted type. */
  private static int lastOf(int j, long weight) {
    return (j - 1) * CLASSES + (weight == 1 ? 0 : weight == 2 ? 1 : 3);
  }

  /** What a unit's class has more than the class of the last unit of its type. */
  private static int more(long toEnd) {
    return (int) Math.min(toEnd, 4) - 1;
  }

  private static long size(Smoothed law, int context, int length, int listed) {
    int from = law.contexts.from(context, length);
    int to = law.contexts.to(context, length);
    if (from == to && context != 0) {
      return 0; // never the context of a text
    }
    long total = law.total(length + 1, from, to);
    if (total == 0 || !law.lists(context, length)) {
      return 1;
    }
    total += law.givenBack(context, length);
    long groups = to - from + law.perType;
    return total <= Math.min(listed * groups, ROOM) ? 1 + total : 2 + 3 * groups;
  }

  private static void fill(
      Smoothed law, int context, int length, int listed, long[] units, int[] start) {
    Contexts contexts = law.contexts;
    int j = length + 1;
    int from = contexts.from(context, length);
    int to = contexts.to(context, length);
    int at = start[context];
    long head = context == 0 ? 0 : (long) start[contexts.suffix(context, length)] << 32;
    units[at] = head;
    if (start[context + 1] - at == 1) {
      return;
    }
    long back = law.givenBack(context, length);
    long total = law.total(j, from, to) + back;
    int groups = to - from + law.perType;
    boolean grouped = total > Math.min((long) listed * groups, ROOM);
    units[at++] = grouped ? 1L << 63 | head | groups : head | total;
    if (grouped) {
      units[at++] = total;
    }
    int first = at;
    long end = 0;
    for (int t = from; t < from + groups; t++) {
      long weight = t < to ? law.weight(j, t) : back;
      long last =
          t < to
              ? unit(
                  law.discounted ? lastOf(j, weight) : KEPT,
                  contexts.counts.token(j, t),
                  start[contexts.after(j, t)])
              : unit(GIVEN_BACK, TOKENS, 0);
      end += weight;
      if (grouped) {
        units[at] = end;
        units[at + 1] = last;
        at += 3;
      } else {
        for (long toEnd = weight; toEnd > 0; toEnd--) {
          units[at++] = last + ((long) more(toEnd) << 58);
        }
      }
    }
    if (grouped) {
      guide(units, first, groups, total);
    }
  }

  private static long unit(int kind, int token, int next) {
    return (long) kind << 58 | (long) token << 31 | next;
  }

  /** Writes the group that holds the first unit of every bucket. */
  private static void guide(long[] units, int first, int groups, long total) {
    int shift = shift(total, groups);
    for (int bucket = 0, group = 0; bucket <= (total - 1) >>> shift; bucket++) {
      while (units[first + 3 * group] <= (long) bucket << shift) {
        group++;
      }
      units[first + 3 * bucket + 2] = group;
    }
  }

  /** The binary logarithm of the size of a bucket, by which there are at most as many as groups. */
  private static int shift(long total, int groups) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(total - 1);
    return Math.max(0, bits - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(groups)));
  }

  /** The urn of a context. */
  int urn(int context) {
    return start[context];
  }

  /** The context of an urn; by binary search. */
  int context(int urn) {
    int low = 0; // start[low] <= urn < start[high]: contexts without an urn start where it does
    int high = start.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (start[middle] <= urn) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The urn of the next shorter context. */
  int suffix(int urn) {
    return (int) (units[urn] >>> 32) & ADDRESS;
  }

  /** Number of units in an urn. */
  long size(int urn) {
    long head = units[urn];
    return head < 0 ? units[urn + 1] : (int) head;
  }

  /** An urn's first long, which {@link #draw} needs. */
  long head(int urn) {
    return units[urn];
  }

  /** The place of a uniformly drawn unit, or -1 where there are none. */
  long draw(int urn, long head, Stream random) {
    int n = (int) head;
    return head < 0
        ? inGroups(urn, random.nextLong(units[urn + 1]))
        : n == 0 ? -1 : urn + 1 + random.nextLong(n);
  }

  /**
   * Where the unit of a number lies, in the low 32 bits, and what its class has more than that of
   * the unit there, in the bits of the class.
   *
   * @param number in [0, size)
   */
  long place(int urn, long number) {
    return units[urn] < 0 ? inGroups(urn, number) : urn + 1 + number;
  }

  private long inGroups(int urn, long number) {
    int first = urn + 2;
    int bucket = (int) (number >>> shift(units[urn + 1], (int) units[urn]));
    int at = first + 3 * (int) units[first + 3 * bucket + 2];
    while (units[at] <= number) {
      at += 3;
    }
    return (long) more(units[at] - number) << 58 | (at + 1);
  }

  /** The unit at a place. */
  long unit(long place) {
    return units[(int) place] + (place & -1L << 58);
  }

  /** The probability that a unit is kept, times {@link #CERTAIN}. */
  long kept(long unit) {
    return keep[(int) (unit >>> 58)];
  }

  /** The token of a unit. */
  static int token(long unit) {
    return (int) (unit >>> 31) & TOKENS;
  }

  /** The urn after a unit. */
  static int next(long unit) {
    return (int) unit & ADDRESS;
  }

  /** A unit of a token in an urn, or {@link #NOTHING}. */
  long find(int urn, int token) {
    long head = units[urn];
    boolean grouped = head < 0;
    int step = grouped ? 3 : 1;
    int first = grouped ? urn + 3 : urn + 1;
    int low = 0; // below it, tokens are smaller; from high on they are larger
    int high = (int) head;
    while (low < high) {
      int middle = (low + high) >>> 1;
      long unit = units[first + middle * step];
      int here = token(unit);
      if (here == token) {
        return unit;
      }
      if (here < token) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return NOTHING;
  }
}
