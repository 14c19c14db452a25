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
  // Of look-ups after a back-off:
  private final int[] longer; // (rows): urn searched
  private final int[] low; // (rows): where what is searched begins
  private final int[] size; // (rows): number of units or groups searched
  private final int[] stride; // (rows): distance between them
  private final int[] wanted; // (rows): token
  private final int[] searching; // (rows): searches under way, the first so many

  Sampler(Smoothed law, Urns urns, int rows) {
    this.law = law;
    this.contexts = law.contexts;
    this.urns = urns;
    pending = new int[rows];
    current = new int[rows];
    head = new long[rows];
    place = new long[rows];
    drawn = new long[rows];
    longer = new int[rows];
    low = new int[rows];
    size = new int[rows];
    stride = new int[rows];
    wanted = new int[rows];
    searching = new int[rows];
  }

  /**
   * Draws a token for rows 0 .. rows - 1.
   *
   * @param urn shape (at least rows): the urn of each row
   * @param streams shape (at least rows); row r draws from streams[r] only
   * @param tokens shape (at least rows); receives the tokens
   * @param next shape (at least rows); receives the urn after each token, or {@link #UNKNOWN}
   * @return whether all of these are known
   */
  boolean draw(int[] urn, Stream[] streams, int[] tokens, int[] next, int rows) {
    if (!law.leaves) {
      relativeFrequencies(urn, streams, tokens, next, rows);
      return true;
    }
    if (law.chained) {
      backOff(urn, streams, tokens, next, rows);
      return true;
    }
    for (int row = 0; row < rows; row++) {
      addK(row, urn[row], streams[row], tokens, next);
    }
    return false;
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
   * A unit of the context; if it is not kept, one of the next shorter context, and in the end a
   * token of the uniform law.
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
        if (drawn[i] != Urns.NOTHING && keeps(drawn[i], streams[row])) {
          tokens[row] = Urns.token(drawn[i]);
          next[row] = Urns.next(drawn[i]);
        } else if (current[row] != Urns.OF_EMPTY_CONTEXT) {
          current[row] = urns.suffix(current[row]);
          pending[givenBack++] = row;
        } else {
          tokens[row] = law.uniform(streams[row]);
          next[row] = urns.urn(contexts.advance(0, tokens[row]));
        }
      }
      left = givenBack;
    }
    longest(urn, tokens, next, rows);
  }

  /**
   * After a back-off the next context ends the longest n-gram seen: looks the token up in the urns
   * that gave nothing, longest context first, for all rows at once.
   */
  private void longest(int[] urn, int[] tokens, int[] next, int rows) {
    int left = 0;
    for (int row = 0; row < rows; row++) {
      if (current[row] != urn[row]) {
        longer[left] = urn[row];
        pending[left++] = row;
      }
    }
    while (left > 0) {
      search(tokens, left);
      int missed = 0;
      for (int i = 0; i < left; i++) {
        int row = pending[i];
        if (drawn[i] != Urns.NOTHING && Urns.token(drawn[i]) == tokens[row]) {
          next[row] = Urns.next(drawn[i]);
        } else if (urns.suffix(longer[i]) != current[row]) {
          longer[missed] = urns.suffix(longer[i]);
          pending[missed++] = row;
        }
      }
      left = missed;
    }
  }

  /**
   * Binary searches for the last entry whose token is at most the row's, a step of all rows at a
   * time. How many steps a row takes does not depend on what is read, nor does a branch, so the
   * reads of a step overlap.
   */
  private void search(int[] tokens, int left) {
    int active = 0;
    for (int i = 0; i < left; i++) {
      low[i] = urns.first(longer[i]);
      stride[i] = urns.stride(longer[i]);
      size[i] = urns.entries(longer[i]);
      wanted[i] = tokens[pending[i]];
      searching[active] = i;
      active += size[i] > 1 ? 1 : 0;
    }
    while (active > 0) {
      int still = 0;
      for (int a = 0; a < active; a++) {
        int i = searching[a];
        int half = size[i] >>> 1;
        int step = half * stride[i];
        int here = Urns.token(urns.at(low[i] + step));
        low[i] += (here - wanted[i] - 1 >> 31) & step; // on where here is at most what is wanted
        size[i] -= half;
        searching[still] = i;
        still += size[i] > 1 ? 1 : 0;
      }
      active = still;
    }
    for (int i = 0; i < left; i++) {
      drawn[i] = size[i] > 0 ? urns.at(low[i]) : Urns.NOTHING;
    }
  }

  private boolean keeps(long unit, Stream random) {
    long kept = urns.kept(unit);
    return kept == Urns.CERTAIN || (kept > 0 && random.nextLong() >>> 2 < kept);
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
