package org.collapselab.trainer.ngram;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The parameters of a smoothed law. In a context h every type has a weight w, a discount D is taken
 * off it, and what is left over passes on to the next shorter context h':
 *
 * <pre>p(w|h) = (weight(hw) - D) / mass(h) + left(h) / mass(h) * p(w|h')</pre>
 *
 * <table>
 * <caption>W is the sum of the weights after h, T their number</caption>
 * <tr><td>maximum likelihood</td><td>weight c</td><td>D 0</td><td>left 0</td><td>mass W</td></tr>
 * <tr><td>add-k</td><td>c</td><td>0</td><td>k V, to the uniform law at once</td><td>W + k V</td></tr>
 * <tr><td>Witten-Bell</td><td>c</td><td>0</td><td>T</td><td>W + T</td></tr>
 * <tr><td>Kneser-Ney</td><td>adjusted c</td><td>D(c)</td><td>sum of D</td><td>W</td></tr>
 * </table>
 */
final class Smoothed implements Serializable {

  final Contexts contexts;
  final boolean discounted; // Kneser-Ney
  final boolean chained; // what is left goes to the next shorter context, not to the uniform law
  final boolean leaves; // something is left
  final double constant; // left in any context: add-k's k V
  final int perType; // left per type: 1 for Witten-Bell
  final Discounts[] discounts; // (order + 1)
  final long[][] cumulative; // [j] (types(j) + 1): weights of all types before
  final int[] support; // of the uniform law below order 1
  final double[] shortest; // (vocabulary): p(token | empty context)
  private final double[] discount; // (contexts) sum of D, for Kneser-Ney
  private final int[][] holder; // [j] (weights): the type that holds each unit; empty: search

  Smoothed(Contexts contexts, NGram.Smoothing smoothing, NGram.Support support, Alphabet alphabet) {
    this.contexts = contexts;
    NGramCounts counts = contexts.counts;
    int order = contexts.order;
    discounted = smoothing instanceof NGram.Smoothing.ModifiedKneserNey;
    perType = smoothing instanceof NGram.Smoothing.WittenBell ? 1 : 0;
    constant = smoothing instanceof NGram.Smoothing.AddK add ? add.k() * alphabet.events() : 0;
    chained = constant == 0;
    leaves = discounted || perType > 0 || constant > 0;

    cumulative = new long[order + 1][];
    for (int j = 1; j <= order; j++) {
      cumulative[j] =
          discounted && j < order
              ? adjusted(j)
              : j == 1 ? withoutBegin(counts.cumulative(1)) : counts.cumulative(j);
    }
    boolean everything = !chained || support == NGram.Support.VOCABULARY;
    this.support =
        IntStream.range(0, alphabet.size())
            .filter(alphabet::contains)
            .filter(t -> everything || t == Vocabulary.UNKNOWN || contexts.unigram(t) >= 0)
            .toArray();

    discounts = new Discounts[order + 1];
    Arrays.fill(discounts, Discounts.NONE);
    discount = new double[discounted ? contexts.size : 0];
    if (discounted) {
      for (int j = 1; j <= order; j++) {
        discounts[j] = Discounts.of(j, countsOfCounts(j));
        for (int c = 0; c < counts.types(j - 1); c++) {
          double sum = 0;
          for (int t = counts.first(j, c); t < counts.first(j, c + 1); t++) {
            sum += discounts[j].of(weight(j, t));
          }
          discount[contexts.context(j - 1, c)] = sum;
        }
      }
    }
    shortest = shortest(alphabet);
    holder = new int[order + 1][];
    for (int j = 1; j <= order; j++) {
      holder[j] = discounted && j < order ? holders(j) : new int[0];
    }
  }

  /** Units of a lower order written out, unless they cost more memory than the types above. */
  private int[] holders(int j) {
    int types = contexts.counts.types(j);
    long units = cumulative[j][types];
    if (units
        > Math.min(Integer.MAX_VALUE - 8, Math.max(1 << 20, 2L * contexts.counts.types(j + 1)))) {
      return new int[0];
    }
    int[] holders = new int[(int) units];
    for (int t = 0; t < types; t++) {
      Arrays.fill(holders, (int) cumulative[j][t], (int) cumulative[j][t + 1], t);
    }
    return holders;
  }

  /**
   * Kneser-Ney's cumulative counts of a lower order: the number of distinct tokens before a type,
   * {@code <s>} among them; the plain count where it begins with {@code <s>}; 0 for {@code <s>}.
   */
  private long[] adjusted(int j) {
    NGramCounts counts = contexts.counts;
    long[] adjusted = new long[counts.types(j) + 1];
    for (int suffix : counts.suffixes(j + 1)) {
      adjusted[suffix + 1]++;
    }
    for (int t = 0; t < counts.types(j); t++) {
      if (contexts.begins(j, t)) {
        adjusted[t + 1] = j == 1 ? 0 : counts.count(j, t);
      }
      adjusted[t + 1] += adjusted[t];
    }
    return adjusted;
  }

  /** Counts of order 1 with {@code <s>}, which is no event, at 0. */
  private long[] withoutBegin(long[] counted) {
    int begin = contexts.unigram(Vocabulary.BEGIN);
    if (begin < 0) {
      return counted;
    }
    long[] events = counted.clone();
    long documents = counted[begin + 1] - counted[begin];
    for (int t = begin; t < events.length - 1; t++) {
      events[t + 1] -= documents;
    }
    return events;
  }

  private long[] countsOfCounts(int j) {
    long[] n = new long[5];
    for (int t = 0; t < contexts.counts.types(j); t++) {
      long weight = weight(j, t);
      if (weight < n.length) {
        n[(int) weight]++;
      }
    }
    return n;
  }

  private double[] shortest(Alphabet alphabet) {
    double[] p = new double[alphabet.size()];
    boolean own = uses(0, 0); // add-k above order 1 goes from any context to the uniform law
    double total = own ? total(1, contexts.from(0, 0), contexts.to(0, 0)) : 0;
    double left = total > 0 ? left(0, 0) : 1;
    double mass = total > 0 ? mass(0, 0) : 1;
    for (int t : support) {
      p[t] = left / mass / support.length;
    }
    for (int t = 0; total > 0 && t < contexts.counts.types(1); t++) {
      long weight = weight(1, t);
      if (weight > 0) {
        p[contexts.counts.token(1, t)] += (weight - discounts[1].of(weight)) / mass;
      }
    }
    return p;
  }

  /** Whether a context's own counts enter its law. */
  boolean uses(int context, int length) {
    return chained || contexts.full(context, length);
  }

  /** The weight of a type of order j. */
  long weight(int j, int type) {
    return cumulative[j][type + 1] - cumulative[j][type];
  }

  /** The weights of the types from .. to - 1 of order j together. */
  long total(int j, int from, int to) {
    return cumulative[j][to] - cumulative[j][from];
  }

  /** What is left over in a context, in units of its weights. */
  double left(int context, int length) {
    return discounted ? discount[context] : constant + (double) perType * types(context, length);
  }

  /** What the weights of a context are divided by. */
  double mass(int context, int length) {
    long total = total(length + 1, contexts.from(context, length), contexts.to(context, length));
    return discounted ? total : total + left(context, length);
  }

  /** Number of events seen in a context. */
  int types(int context, int length) {
    int types = contexts.to(context, length) - contexts.from(context, length);
    return length == 0 && contexts.unigram(Vocabulary.BEGIN) >= 0 ? types - 1 : types;
  }

  /**
   * The type of order j among from .. to - 1 that holds the unit {@code at} of their weights.
   *
   * @param at in [0, {@link #total})
   */
  int find(int j, int from, int to, long at) {
    long[] weights = cumulative[j];
    if (holder[j].length > 0) {
      return holder[j][(int) (weights[from] + at)];
    }
    long wanted = weights[from] + at;
    int low = from; // weights[low] <= wanted < weights[high]
    int high = to;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (weights[middle] <= wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
