package org.collapselab.trainer.ngram;

import java.io.Serializable;
import java.util.Arrays;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.random.Stream;
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
 * <tr><td>Jelinek-Mercer</td><td>c</td><td>0</td><td>W</td><td>W + W</td></tr>
 * <tr><td>Kneser-Ney</td><td>adjusted c</td><td>D(c)</td><td>sum of D</td><td>W</td></tr>
 * </table>
 */
final class Smoothed implements Serializable {

  final Contexts contexts;
  final boolean discounted; // Kneser-Ney
  final boolean chained; // what is left goes to the next shorter context, not to the uniform law
  final boolean leaves; // something is left
  final double constant; // left in any context: add-k's k V
  final boolean givesBack; // what is left is counted in whole units: Witten-Bell, Jelinek-Mercer
  final Discounts[] discounts; // (order + 1)
  final long[][] cumulative; // [j] (types(j) + 1): weights of all types before
  private final Alphabet alphabet;
  private final boolean everything; // the uniform law covers the vocabulary, not the types seen
  private final double[] shortest; // (types(1)): p(token | empty context)
  private final int perType; // left per type: 1 for Witten-Bell
  private final int perUnit; // left per unit of weight: 1 for Jelinek-Mercer
  private final double uniform; // the part of it that the uniform law has
  private final double[] discount; // (contexts) sum of D, for Kneser-Ney

  Smoothed(Contexts contexts, Smoothing smoothing, Support support, Alphabet alphabet) {
    this.contexts = contexts;
    NGramCounts counts = contexts.counts;
    int order = contexts.order;
    discounted = smoothing instanceof Smoothing.ModifiedKneserNey;
    perType = smoothing instanceof Smoothing.WittenBell ? 1 : 0;
    perUnit = smoothing instanceof Smoothing.JelinekMercer ? 1 : 0;
    givesBack = perType > 0 || perUnit > 0;
    constant = smoothing instanceof Smoothing.AddK add ? add.k() * alphabet.events() : 0;
    chained = constant == 0;
    leaves = discounted || givesBack || constant > 0;

    cumulative = new long[order + 1][];
    for (int j = 1; j <= order; j++) {
      cumulative[j] =
          discounted && j < order
              ? adjusted(j)
              : j == 1 ? withoutBegin(counts.cumulative(1)) : counts.cumulative(j);
    }
    this.alphabet = alphabet;
    everything = !chained || support == Support.VOCABULARY;

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
    boolean own = uses(0, 0); // add-k above order 1 goes from any context to the uniform law
    double total = own ? total(1, contexts.from(0, 0), contexts.to(0, 0)) : 0;
    double mass = total > 0 ? mass(0, 0) : 1;
    uniform = (total > 0 ? left(0, 0) : 1) / mass / supported();
    shortest = new double[counts.types(1)];
    for (int t = 0; t < shortest.length; t++) {
      long weight = total > 0 ? weight(1, t) : 0;
      shortest[t] = alphabet.contains(counts.token(1, t)) ? uniform : 0;
      if (weight > 0) {
        shortest[t] += (weight - discounts[1].of(weight)) / mass;
      }
    }
  }

  /**
   * Kneser-Ney's cumulative counts of a lower order: the number of distinct tokens before a type,
   * {@code <s>} among them; the plain count if it begins with {@code <s>}; 0 for {@code <s>}.
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

  /** p(token | empty context). */
  double shortest(int token) {
    int type = contexts.unigram(token);
    return type >= 0 ? shortest[type] : supportsUnseen(token) ? uniform : 0;
  }

  /** Whether the uniform law below order 1 covers a token that was not seen. */
  private boolean supportsUnseen(int token) {
    return alphabet.contains(token) && (everything || token == Vocabulary.UNKNOWN);
  }

  /** Number of tokens that the uniform law covers. */
  int supported() {
    if (everything) {
      return alphabet.events();
    }
    int types = contexts.counts.types(1) - (contexts.knowsBegin() ? 1 : 0);
    return types + (contexts.unigram(Vocabulary.UNKNOWN) >= 0 ? 0 : 1);
  }

  /**
   * The tokens that the uniform law covers, in ascending order.
   *
   * @param i in [0, {@link #supported})
   */
  int supported(int i) {
    if (everything) { // all ids but <s>, and but </s> if it is no event
      return i == Vocabulary.UNKNOWN ? i : i + alphabet.size() - alphabet.events();
    }
    boolean seen = contexts.unigram(Vocabulary.UNKNOWN) >= 0;
    int type = seen ? i : i - 1;
    int begin = contexts.unigram(Vocabulary.BEGIN);
    return type < 0
        ? Vocabulary.UNKNOWN
        : contexts.counts.token(1, begin >= 0 && type >= begin ? type + 1 : type);
  }

  /** A draw from the uniform law. */
  int uniform(Stream random) {
    return supported((int) random.nextLong(supported()));
  }

  /** Whether a context's own counts enter its law. */
  boolean uses(int context, int length) {
    return chained || contexts.full(context, length);
  }

  /** Whether an urn holds the units of a context; other contexts are met after a prompt only. */
  boolean lists(int context, int length) {
    return discounted || givesBack || contexts.full(context, length);
  }

  /** Units of the back-off of Witten-Bell and Jelinek-Mercer beside those of the types. */
  long givenBack(int context, int length) {
    return perType > 0 ? types(context, length) : perUnit > 0 ? total(context, length) : 0;
  }

  private long total(int context, int length) {
    return total(length + 1, contexts.from(context, length), contexts.to(context, length));
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
    return discounted ? discount[context] : constant + givenBack(context, length);
  }

  /** What the weights of a context are divided by. */
  double mass(int context, int length) {
    long total = total(context, length);
    return discounted ? total : total + left(context, length);
  }

  /** Number of events seen in a context. */
  int types(int context, int length) {
    int types = contexts.to(context, length) - contexts.from(context, length);
    return length == 0 && contexts.knowsBegin() ? types - 1 : types;
  }

  /**
   * The type of order j among from .. to - 1 that holds the unit {@code at} of their weights.
   *
   * @param at in [0, {@link #total})
   */
  int find(int j, int from, int to, long at) {
    long[] weights = cumulative[j];
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
