package org.collapselab.trainer.ngram;

import java.util.Arrays;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.settings.Require;

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
 * is at most 3. Witten-Bell has as many units as types that are never kept, Jelinek-Mercer as many
 * as all others together.
 *
 * <p><b>Layout</b> of an urn at its address in the array:
 *
 * <pre>
 * listed    head; n units, by token
 * grouped   head; number of units; n groups, by token, of three longs: units up to the group's end, the
 *           group's last unit, and the group that holds the first unit of a bucket
 * bare      head with n = 0: empty, or drawn from the counts
 *
 * head      1 bit: grouped; 31 bits: address of the next shorter context's urn; 32 bits: n
 * unit      6 bits: class; 27 bits: token; 31 bits: address of the urn after it
 * </pre>
 *
 * All urns are listed if that takes a few units per type; if units far exceed types (counts summed
 * over generations) only those urns that have few themselves, so that memory follows types. The
 * search starts where the bucket of 2^k units begins that a unit is in, and takes a few steps on
 * average: the guide table of Chen and Asau (1974), On generating random variates from an empirical
 * distribution, AIIE Transactions 6:163. Both forms give a unit's number the same token, so what is
 * drawn never depends on the form.
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
    long types = 0;
    for (int j = 0; j <= law.contexts.order; j++) {
      types += law.contexts.counts.types(j);
    }
    Filling filling = new Filling(law, ROOM);
    return filling.size <= Math.max(1 << 16, LISTED * types) ? filling.urns() : of(law, LISTED);
  }

  /**
   * The urns of a model.
   *
   * @param listed units per type up to which an urn is listed
   */
  static Urns of(Smoothed law, int listed) {
    return new Filling(law, listed).urns();
  }

  /** Urns on the way. */
  private static final class Filling {

    private final Smoothed law;
    private final Contexts contexts;
    private final long listed;
    private final int[] start;
    private long size; // of all urns together, as yet perhaps too large
    private long[] units = {};
    private int[] next = {}; // (contexts): the urn after an n-gram that is this context

    /** Lays out where the urns start. */
    private Filling(Smoothed law, long listed) {
      this.law = law;
      this.contexts = law.contexts;
      this.listed = listed;
      start = new int[contexts.size + 1];
      for (int m = 0; m < contexts.order; m++) {
        int[] first = contexts.counts.firsts(m + 1);
        long[] weights = law.cumulative[m + 1];
        int base = contexts.context(m, 0);
        for (int c = 0; c < first.length - 1; c++) {
          int types = first[c + 1] - first[c];
          if (types > 0 || m == 0) { // others are never the context of a text
            size += size(base + c, m, types, weights[first[c + 1]] - weights[first[c]]);
          }
          start[base + c + 1] = (int) size;
        }
      }
    }

    private long size(int context, int length, int types, long total) {
      if (total == 0 || !law.lists(context, length)) {
        return 1;
      }
      long all = total + law.givenBack(context, length);
      long groups = types + (law.givesBack ? 1 : 0);
      return grouped(all, groups) ? 2 + 3 * groups : 1 + all;
    }

    private boolean grouped(long all, long groups) {
      return all > Math.min(listed * groups, ROOM);
    }

    private Urns urns() {
      Require.that(
          size <= ROOM,
          "a model to draw from must have at most 2^31 - 9 contexts and listed counts"
              + " together, but had %d; use a smaller budget or a lower order",
          size);
      units = new long[(int) size];
      next = new int[contexts.size];
      for (int c = 0; c < contexts.size; c++) {
        next[c] = start[contexts.resolved(c)];
      }
      for (int m = 0; m < contexts.order; m++) {
        int base = contexts.context(m, 0);
        for (int c = 0; c < contexts.counts.types(m); c++) {
          int room = start[base + c + 1] - start[base + c];
          if (room > 0) {
            units[start[base + c]] = m == 0 ? 0 : (long) start[contexts.suffix(base + c, m)] << 32;
          }
          if (room > 1) {
            fill(base + c, m);
          }
        }
      }
      return new Urns(units, start, keep(law));
    }

    private void fill(int context, int length) {
      int j = length + 1;
      int[] tokens = contexts.counts.tokens(j);
      long[] weights = law.cumulative[j];
      int from = contexts.from(context, length);
      int to = contexts.to(context, length);
      long back = law.givenBack(context, length);
      long total = weights[to] - weights[from] + back;
      int groups = to - from + (law.givesBack ? 1 : 0);
      boolean grouped = grouped(total, groups);
      int at = start[context];
      units[at++] |= grouped ? 1L << 63 | groups : total;
      if (grouped) {
        units[at++] = total;
      }
      int first = at;
      for (int t = from; t < from + groups; t++) {
        long weight = t < to ? weights[t + 1] - weights[t] : back;
        int kind = t == to ? GIVEN_BACK : law.discounted ? lastOf(j, weight) : KEPT;
        long last =
            t < to ? unit(kind, tokens[t], next[contexts.reached(j, t)]) : unit(kind, TOKENS, 0);
        if (grouped) {
          units[at] = (t < to ? weights[t + 1] - weights[from] : total);
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

  /** Longs that all urns take together. */
  int length() {
    return units.length;
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

  /** The place of a uniformly drawn unit, or -1 if there are none. */
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

  /** Number of units (listed) or groups (grouped) in an urn. */
  int entries(int urn) {
    return (int) units[urn];
  }

  /** Where the first of an urn's {@link #entries} has its token. */
  int first(int urn) {
    return units[urn] < 0 ? urn + 3 : urn + 1;
  }

  /** How far apart the entries of an urn are. */
  int stride(int urn) {
    return units[urn] < 0 ? 3 : 1;
  }

  /** What lies at an index: a unit, if it is one of an entry. */
  long at(int index) {
    return units[index];
  }
}
