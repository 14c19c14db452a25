package org.collapselab.trainer.ngram;

import org.collapselab.trainer.random.Stream;

/**
 * Draws from the urns of several documents side by side. Memory is read in loops over the rows,
 * whose reads are independent and overlap.
 */
final class Sampler {

  /** Instead of an urn: the next context has to be looked up in the counts. */
  static final int UNKNOWN = -1;

  private final Smoothed law;
  private final Contexts contexts;
  private final Urns urns;
  private final int[] pending; // (rows): rows without a token yet, the first so many
  private final int[] current; // (rows): urn drawn from
  private final long[] head; // (rows): of the urn drawn from
  private final long[] place; // (rows): of the drawn unit, or -1
  private final long[] drawn; // (rows): the drawn unit, or Urns.NOTHING

  Sampler(Smoothed law, Urns urns, int rows) {
    this.law = law;
    this.contexts = law.contexts;
    this.urns = urns;
    pending = new int[rows];
    current = new int[rows];
    head = new long[rows];
    place = new long[rows];
    drawn = new long[rows];
  }

  /**
   * Draws a token for rows 0 .. rows - 1.
   *
   * @param urn shape (at least rows): the urn of each row
   * @param streams shape (at least rows); row r draws from streams[r] only
   * @param tokens shape (at least rows); receives the tokens
   * @param next shape (at least rows); receives the urn after each token, or {@link #UNKNOWN}
   */
  void draw(int[] urn, Stream[] streams, int[] tokens, int[] next, int rows) {
    if (!law.leaves) {
      relativeFrequencies(urn, streams, tokens, next, rows);
    } else if (law.chained) {
      backOff(urn, streams, tokens, next, rows);
    } else {
      for (int row = 0; row < rows; row++) {
        addK(row, urn[row], streams[row], tokens, next);
      }
    }
  }

  private void relativeFrequencies(
      int[] urn, Stream[] streams, int[] tokens, int[] next, int rows) {
    for (int row = 0; row < rows; row++) {
      head[row] = urns.head(urn[row]);
    }
    for (int row = 0; row < rows; row++) {
      place[row] = urns.draw(urn[row], head[row], streams[row]);
    }
    for (int row = 0; row < rows; row++) {
      if (place[row] >= 0) {
        long unit = urns.unit(place[row]);
        tokens[row] = Urns.token(unit);
        next[row] = Urns.next(unit);
      } else {
        bare(row, urn[row], streams[row], tokens, next);
      }
    }
  }

  /** Of a context whose urn is bare: by search in the counts. */
  private void bare(int row, int urn, Stream random, int[] tokens, int[] next) {
    int context = urns.context(urn);
    int j = contexts.length(context) + 1;
    int from = contexts.from(context, j - 1);
    int to = contexts.to(context, j - 1);
    int type = law.find(j, from, to, random.nextLong(law.total(j, from, to)));
    tokens[row] = contexts.counts.token(j, type);
    next[row] = urns.urn(contexts.after(j, type));
  }

  /**
   * A unit of the context; where it is not kept, one of the next shorter context, and in the end a
   * token of the uniform law. The context after the token is that of the longest n-gram seen.
   */
  private void backOff(int[] urn, Stream[] streams, int[] tokens, int[] next, int rows) {
    for (int row = 0; row < rows; row++) {
      pending[row] = row;
    }
    System.arraycopy(urn, 0, current, 0, rows);
    int left = rows;
    while (left > 0) {
      for (int i = 0; i < left; i++) {
        head[i] = urns.head(current[pending[i]]);
      }
      for (int i = 0; i < left; i++) {
        int row = pending[i];
        place[i] = urns.draw(current[row], head[i], streams[row]);
      }
      for (int i = 0; i < left; i++) {
        drawn[i] = place[i] < 0 ? Urns.NOTHING : urns.unit(place[i]);
      }
      int givenBack = 0;
      for (int i = 0; i < left; i++) {
        int row = pending[i];
        long unit = drawn[i];
        if (unit != Urns.NOTHING && keeps(unit, streams[row])) {
          tokens[row] = Urns.token(unit);
          next[row] = after(urn[row], current[row], unit, tokens[row]);
        } else if (current[row] != Urns.OF_EMPTY_CONTEXT) {
          current[row] = urns.suffix(current[row]);
          pending[givenBack++] = row;
        } else {
          int token = law.uniform(streams[row]);
          tokens[row] = token;
          next[row] = after(urn[row], current[row], urns.find(current[row], token), token);
        }
      }
      left = givenBack;
    }
  }

  private boolean keeps(long unit, Stream random) {
    long kept = urns.kept(unit);
    return kept == Urns.CERTAIN || (kept > 0 && random.nextLong() >>> 2 < kept);
  }

  /** The urn after the token of a unit that was drawn from {@code last}. */
  private int after(int urn, int last, long drawn, int token) {
    for (int longer = urn; longer != last; longer = urns.suffix(longer)) {
      long unit = urns.find(longer, token);
      if (unit != Urns.NOTHING) {
        return Urns.next(unit);
      }
    }
    return drawn == Urns.NOTHING ? Urns.OF_EMPTY_CONTEXT : Urns.next(drawn);
  }

  /** A unit, or what add-k leaves to the uniform law beside the units. */
  private void addK(int row, int urn, Stream random, int[] tokens, int[] next) {
    long size = urns.size(urn);
    if (size == 0 || random.nextDouble() * (size + law.constant) >= size) {
      tokens[row] = law.uniform(random);
      next[row] = UNKNOWN;
    } else {
      long unit = urns.unit(urns.place(urn, random.nextLong(size)));
      tokens[row] = Urns.token(unit);
      next[row] = Urns.next(unit);
    }
  }
}
