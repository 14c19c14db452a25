package org.collapselab.trainer.ngram;

import org.collapselab.trainer.model.Batch;
import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.random.Stream;

/**
 * Contexts side by side. A draw knows the context that follows it, which is kept until the token is
 * appended. Memory is read in loops over the rows, whose reads are independent and overlap.
 */
final class NGramBatch implements Batch {

  private final Smoothed law;
  private final Contexts contexts;
  private final Occurrences occurrences;
  private final int[] context; // (rows)
  private final int[] ahead; // (rows): the context after aheadToken
  private final int[] aheadToken; // (rows): a token whose next context is known, or -1
  private final int[] at; // (rows): drawn occurrence, or -1
  // Of Kneser-Ney's draws under way, by row:
  private final int[] pending; // (rows): rows without a token yet, the first so many
  private final int[] current; // (rows): context drawn from
  private final int[] level; // (rows): its length
  private final int[] from; // (rows): first type after it
  private final int[] to; // (rows): one above the last
  private final int[] type; // (rows): drawn type, or -1
  private double[] dense = {}; // (vocabulary), 0 between calls

  NGramBatch(NGramModel model, int rows) {
    law = model.law;
    contexts = law.contexts;
    occurrences = model.occurrences;
    context = new int[rows];
    ahead = new int[rows];
    aheadToken = new int[rows];
    at = new int[rows];
    pending = new int[rows];
    current = new int[rows];
    level = new int[rows];
    from = new int[rows];
    to = new int[rows];
    type = new int[rows];
    for (int row = 0; row < rows; row++) {
      start(row);
    }
  }

  @Override
  public void start(int row) {
    context[row] = contexts.begin();
    aheadToken[row] = -1;
  }

  @Override
  public void advance(int row, int token) {
    context[row] = token == aheadToken[row] ? ahead[row] : contexts.advance(context[row], token);
    aheadToken[row] = -1;
  }

  @Override
  public void copy(int from, int to) {
    context[to] = context[from];
    ahead[to] = ahead[from];
    aheadToken[to] = aheadToken[from];
  }

  @Override
  public double probability(int row, int token) {
    int current = context[row];
    int length = contexts.length(current);
    double p = 0;
    double scale = 1;
    boolean found = false;
    while (current != 0 && law.uses(current, length)) {
      double mass = law.mass(current, length);
      int type = contexts.child(current, length, token);
      if (type >= 0) {
        long weight = law.weight(length + 1, type);
        p += scale * (weight - law.discounts[length + 1].of(weight)) / mass;
        if (!found) { // the longest match decides the next context
          found = true;
          ahead[row] = contexts.after(length + 1, type);
          aheadToken[row] = token;
        }
      }
      scale *= law.left(current, length) / mass;
      if (!law.leaves) {
        return p;
      }
      current = law.chained ? contexts.suffix(current, length) : 0;
      length--;
    }
    return p + scale * law.shortest[token];
  }

  @Override
  public void law(int row, Law into) {
    int current = context[row];
    int length = contexts.length(current);
    if (!law.leaves) {
      children(current, length, into);
      return;
    }
    if (dense.length == 0) {
      dense = new double[law.shortest.length];
    }
    double scale = 1;
    while (current != 0 && law.uses(current, length)) {
      double mass = law.mass(current, length);
      Discounts discounts = law.discounts[length + 1];
      int to = contexts.to(current, length);
      for (int t = contexts.from(current, length); t < to; t++) {
        long weight = law.weight(length + 1, t);
        dense[contexts.counts.token(length + 1, t)] +=
            scale * (weight - discounts.of(weight)) / mass;
      }
      scale *= law.left(current, length) / mass;
      current = law.chained ? contexts.suffix(current, length) : 0;
      length--;
    }
    into.clear(dense.length);
    for (int t = 0; t < dense.length; t++) {
      into.add(t, dense[t] + scale * law.shortest[t]);
      dense[t] = 0;
    }
  }

  /** Relative frequencies. */
  private void children(int current, int length, Law into) {
    int from = contexts.from(current, length);
    int to = contexts.to(current, length);
    double mass = law.mass(current, length);
    into.clear(to - from);
    for (int t = from; t < to; t++) {
      into.add(contexts.counts.token(length + 1, t), law.weight(length + 1, t) / mass);
    }
  }

  @Override
  public void draw(Stream[] streams, int[] tokens, int rows) {
    if (law.discounted) {
      reject(streams, tokens, rows);
      return;
    }
    if (law.leaves) {
      for (int row = 0; row < rows; row++) {
        tokens[row] = draw(row, streams[row]);
      }
      return;
    }
    int[] start = occurrences.start;
    for (int row = 0; row < rows; row++) {
      int from = start[context[row]];
      int size = start[context[row] + 1] - from;
      at[row] = size > 0 ? from + (int) streams[row].nextLong(size) : -1;
    }
    long[] packed = occurrences.packed;
    for (int row = 0; row < rows; row++) {
      if (at[row] >= 0) {
        long entry = packed[at[row]];
        tokens[row] = aheadToken[row] = (int) (entry >>> 32);
        ahead[row] = (int) entry;
      } else {
        tokens[row] = draw(row, streams[row]);
      }
    }
  }

  /**
   * Kneser-Ney without normalising: a unit of the context's weights, its type kept with probability
   * (w - D) / w, else on to the next shorter context, and to the uniform law in the end. That a
   * unit's type is w and kept has probability (w - D) / W; that it is not kept, sum D / W.
   */
  private void reject(Stream[] streams, int[] tokens, int rows) {
    for (int row = 0; row < rows; row++) {
      pending[row] = row;
      current[row] = context[row];
      level[row] = contexts.length(context[row]);
    }
    int left = rows;
    while (left > 0) {
      for (int i = 0; i < left; i++) {
        int row = pending[i];
        from[row] = contexts.from(current[row], level[row]);
        to[row] = contexts.to(current[row], level[row]);
      }
      for (int i = 0; i < left; i++) {
        int row = pending[i];
        int j = level[row] + 1;
        long total = law.total(j, from[row], to[row]);
        type[row] = total > 0 ? law.find(j, from[row], to[row], streams[row].nextLong(total)) : -1;
      }
      int rejected = 0;
      for (int i = 0; i < left; i++) {
        int row = pending[i];
        int length = level[row];
        if (type[row] >= 0 && keeps(length + 1, type[row], streams[row])) {
          tokens[row] = contexts.counts.token(length + 1, type[row]);
        } else if (length > 0) {
          current[row] = contexts.suffix(current[row], length);
          level[row] = length - 1;
          pending[rejected++] = row;
        } else {
          type[row] = -1;
          tokens[row] = uniform(streams[row]);
        }
      }
      left = rejected;
    }
    for (int row = 0; row < rows; row++) {
      boolean own = current[row] == context[row] && type[row] >= 0;
      ahead[row] =
          own
              ? contexts.after(level[row] + 1, type[row])
              : contexts.advance(context[row], tokens[row]);
      aheadToken[row] = tokens[row];
    }
  }

  private boolean keeps(int j, int type, Stream random) {
    long weight = law.weight(j, type);
    return random.nextDouble() * weight < weight - law.discounts[j].of(weight);
  }

  private int uniform(Stream random) {
    return law.support[(int) random.nextLong(law.support.length)];
  }

  /** The other laws, row by row: an occurrence, or what is left over beside the occurrences. */
  private int draw(int row, Stream random) {
    int current = context[row];
    for (int length = contexts.length(current); ; length--) {
      if (law.uses(current, length)) {
        int from = contexts.from(current, length);
        int to = contexts.to(current, length);
        long total = law.total(length + 1, from, to);
        long unit = total == 0 ? -1 : unit(current, length, total, random);
        if (unit >= 0) {
          return take(row, current, length, unit);
        }
      }
      if (length == 0 || !law.chained) {
        aheadToken[row] = -1; // the next context is looked up when it is needed
        return uniform(random);
      }
      current = contexts.suffix(current, length);
    }
  }

  /** A unit of a context's weights, in [0, total), or -1 for what is left over beside them. */
  private long unit(int current, int length, long total, Stream random) {
    if (law.perType > 0) {
      long unit = random.nextLong(total + law.types(current, length));
      return unit < total ? unit : -1;
    }
    if (law.constant > 0 && random.nextDouble() * (total + law.constant) >= total) {
      return -1;
    }
    return random.nextLong(total);
  }

  /** The token that holds a unit, and the row's context after it. */
  private int take(int row, int current, int length, long unit) {
    int first = occurrences.start[current];
    if (current == context[row] && occurrences.start[current + 1] > first) {
      long entry = occurrences.packed[first + (int) unit];
      ahead[row] = (int) entry;
      return aheadToken[row] = (int) (entry >>> 32);
    }
    int type =
        law.find(length + 1, contexts.from(current, length), contexts.to(current, length), unit);
    int token = contexts.counts.token(length + 1, type);
    ahead[row] =
        current == context[row]
            ? contexts.after(length + 1, type)
            : contexts.advance(context[row], token);
    return aheadToken[row] = token;
  }
}
