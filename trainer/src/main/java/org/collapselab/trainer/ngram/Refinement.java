package org.collapselab.trainer.ngram;

import java.util.Arrays;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Counts n-grams by refinement. Positions are kept sorted by the n-gram that ends there; those of
 * one n-gram are a <em>group</em>. The n-grams of the next order that extend it end one position
 * further, so each group, moved by one and sorted by token alone, falls apart into theirs. Types
 * come out in their lexicographic order, and the name that a position had in the order before, the
 * n-gram without its first token, is the suffix of its new type: the naming of Karp, Miller and
 * Rosenberg (1972, STOC), by one token instead of doubling.
 *
 * <p>A position costs one random access per order: its token and its name are packed in one long,
 * read for a block of positions at a time so that the accesses overlap, and named anew while they
 * are in the cache. All else is sequential.
 *
 * <p>Groups are independent. An order is split into segments, runs of whole groups, which threads
 * take as they are free; a segment names its types from a base of its own, and once all are named a
 * name's distance to the type's number is known. The result does not depend on segments or threads.
 */
final class Refinement {

  private static final long TOKEN = 0xffff_ffffL << 32;
  private static final int INDEX = 11;
  private static final int BLOCK = 1 << INDEX; // positions at a time; their lines fit the L2 cache
  private static final int SMALL = 40; // groups up to this size are sorted by insertion
  private static final int SPARSE = 8; // token ids for each position, from which sorting is cheaper
  private static final int PAGE = 16; // segments name their types from a multiple of 2^PAGE
  private static final int SEGMENTS_PER_THREAD = 8;

  private final Workers workers;
  private final int order;
  private final int[][] first;
  private final int[][] token;
  private final int[][] suffix;
  private final long[][] cumulative;

  private final int end; // the token of <s> in packed: above all others, no n-gram goes on there
  private final long[] packed; // (positions + 1): token, and name of the type that ends there
  private final int[] sorted; // (positions): those that end a type of the order before, by type
  // The types of the order under way, by name.
  private int[] tokens;
  private int[] suffixes;
  private int[] ends; // where a type's sorted positions end, within its segment
  private int[] gap; // (pages of names): a name's distance to the number of its type

  private Refinement(Documents text, int order, boolean boundaries, Workers workers) {
    this.workers = workers;
    this.order = order;
    first = new int[order + 1][];
    token = new int[order + 1][];
    suffix = new int[order + 1][];
    cumulative = new long[order + 1][];
    int highest = Vocabulary.END;
    for (int i = 0; i < text.tokens(); i++) {
      highest = Math.max(highest, text.token(i));
    }
    end = highest + 1;
    packed = stream(text, boundaries, end);
    sorted = new int[packed.length - 1];
    if (sorted.length < highest / SPARSE) {
      sortTokens(boundaries);
    } else {
      countTokens(boundaries);
    }
  }

  /** The n-grams of all orders; see {@link NGramCounts#count}. */
  static NGramCounts count(Documents text, int order, boolean boundaries, int threads) {
    try (Workers workers = new Workers(threads)) {
      Refinement refinement = new Refinement(text, order, boundaries, workers);
      for (int j = 2; j <= order; j++) {
        refinement.refine(j);
      }
      return new NGramCounts(
          order, refinement.first, refinement.token, refinement.suffix, refinement.cumulative);
    }
  }

  /** {@code <s>} and its tokens for every document, {@code </s>} where wanted; one more end. */
  private static long[] stream(Documents text, boolean boundaries, int end) {
    long size = (long) text.tokens() + text.size() + (boundaries ? text.ends() : 0);
    if (size > Integer.MAX_VALUE - (1 << 24)) {
      throw new IllegalArgumentException(
          "tokens, begins and ends counted at once must be at most 2^31 - 2^24, but were "
              + size
              + "; count parts and merge them");
    }
    long[] stream = new long[(int) size + 1];
    int at = 0;
    for (int d = 0; d < text.size(); d++) {
      stream[at++] = (long) end << 32;
      for (int i = text.offset(d); i < text.offset(d + 1); i++) {
        stream[at++] = (long) text.token(i) << 32;
      }
      if (boundaries && text.closed(d)) {
        stream[at++] = (long) Vocabulary.END << 32;
      }
    }
    stream[at] = (long) end << 32;
    return stream;
  }

  /** Order 1, by counting. Without boundaries {@code <s>} is no type and begins none. */
  private void countTokens(boolean boundaries) {
    int positions = sorted.length;
    int[] at = new int[end + 1]; // occurrences of a token, later where its next position goes
    for (int i = 0; i < positions; i++) {
      at[(int) (packed[i] >>> 32)]++;
    }
    at[Vocabulary.BEGIN] = boundaries ? at[end] : 0;
    int types = 0;
    for (int t = 0; t < end; t++) {
      types += at[t] > 0 ? 1 : 0;
    }
    first[1] = new int[] {0, types};
    token[1] = new int[types];
    suffix[1] = new int[types]; // the empty context
    cumulative[1] = new long[types + 1];
    int[] name = new int[end + 1];
    for (int t = 0, type = 0, start = 0; t < end; t++) {
      if (at[t] > 0) {
        name[t] = type;
        token[1][type] = t;
        start += at[t];
        at[t] = start - at[t];
        cumulative[1][++type] = start;
      }
    }
    name[end] = name[Vocabulary.BEGIN];
    at[end] = boundaries ? at[Vocabulary.BEGIN] : -1;
    for (int i = 0; i < positions; i++) {
      int t = (int) (packed[i] >>> 32);
      packed[i] |= name[t];
      if (at[t] >= 0) {
        sorted[at[t]++] = i;
      }
    }
  }

  /**
   * The same by sorting, for a text so short that arrays over all token ids would be most of it.
   */
  private void sortTokens(boolean boundaries) {
    long[] byToken = new long[sorted.length]; // token, position
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      int t = (int) (packed[i] >>> 32);
      if (t != end) {
        byToken[size++] = packed[i] | i;
      } else if (boundaries) {
        byToken[size++] = (long) Vocabulary.BEGIN << 32 | i;
      }
    }
    Arrays.sort(byToken, 0, size);
    int types = 0;
    for (int k = 0; k < size; k++) {
      types += startsType(byToken, k) ? 1 : 0;
    }
    first[1] = new int[] {0, types};
    token[1] = new int[types];
    suffix[1] = new int[types]; // the empty context
    cumulative[1] = new long[types + 1];
    for (int k = 0, type = -1; k < size; k++) {
      if (startsType(byToken, k)) {
        token[1][++type] = (int) (byToken[k] >>> 32);
      }
      sorted[k] = (int) byToken[k];
      packed[sorted[k]] |= type;
      cumulative[1][type + 1] = k + 1;
    }
  }

  private static boolean startsType(long[] byToken, int k) {
    return k == 0 || byToken[k] >>> 32 != byToken[k - 1] >>> 32;
  }

  /** Fills order j. */
  private void refine(int j) {
    int contexts = token[j - 1].length;
    long positions = cumulative[j - 1][contexts];
    int count = workers.threads() == 1 ? 1 : workers.threads() * SEGMENTS_PER_THREAD;
    count = (int) Math.max(1, Math.min(count, positions >>> PAGE));
    Segment[] segments = new Segment[count];
    for (int s = 0, context = 0, base = 0; s < count; s++) {
      int from = context;
      long wanted = positions * (s + 1) / count;
      while (context < contexts && cumulative[j - 1][context] < wanted) {
        context++;
      }
      segments[s] = new Segment(j, from, s == count - 1 ? contexts : context, base);
      base = (segments[s].limit() | (1 << PAGE) - 1) + 1;
    }
    if (j == 2) {
      int names = sorted.length + ((count - 1) << PAGE);
      tokens = new int[names];
      suffixes = new int[names];
      ends = new int[names];
      gap = new int[(names >>> PAGE) + 1];
    }
    first[j] = new int[contexts + 1];
    workers.forEach(count, s -> segments[s].refine());
    join(j, segments);
  }

  /** Numbers the types of all segments through. */
  private void join(int j, Segment[] segments) {
    int types = 0;
    int positions = 0;
    for (Segment segment : segments) {
      segment.firstType = types;
      segment.firstPosition = positions;
      if (j < order) {
        System.arraycopy(sorted, segment.start, sorted, positions, segment.positions);
      }
      types += segment.types;
      positions += segment.positions;
    }
    token[j] = new int[types];
    suffix[j] = new int[types];
    cumulative[j] = new long[types + 1];
    workers.forEach(segments.length, s -> segments[s].store());
    for (Segment segment : segments) {
      int distance = segment.base - segment.firstType;
      Arrays.fill(gap, segment.base >>> PAGE, (segment.limit() >>> PAGE) + 1, distance);
    }
  }

  /** A run of whole groups. */
  private final class Segment {

    final int j;
    final int from; // contexts from .. to - 1
    final int to;
    final int base; // the name of its first type
    final int start; // its positions are sorted[start], ...
    int types;
    int positions; // of its types
    int firstType; // in the whole order
    int firstPosition;

    Segment(int j, int from, int to, int base) {
      this.j = j;
      this.from = from;
      this.to = to;
      this.base = base;
      start = (int) cumulative[j - 1][from];
    }

    /** One above the highest name that it may give. */
    int limit() {
      return base + (int) cumulative[j - 1][to] - start;
    }

    /** Names the types of order j; their sorted positions take the place of the contexts'. */
    void refine() {
      long[] groups = cumulative[j - 1];
      Block block = new Block();
      GroupSort large = new GroupSort(end);
      for (int c = from; c < to; ) {
        int next = c;
        while (next < to
            && groups[next + 1] - groups[c] <= BLOCK
            && groups[next + 1] - groups[next] <= SMALL) {
          next++;
        }
        if (next > c) {
          block.read(groups, c, next);
          block.sort();
          name(block, c);
          c = next;
        } else {
          int size = (int) (groups[c + 1] - groups[c]);
          read((int) groups[c], size, large.reserve(size));
          name(large.sort(size), size, c++);
        }
      }
    }

    /** Names the types of a block of small groups, which is sorted. */
    private void name(Block block, int context) {
      long previous = -1;
      int type = base + types - 1;
      int write = start + positions;
      int[] starts = first[j];
      boolean last = j == order;
      for (int i = 0; i < block.size; i++) {
        long key = block.keys[i];
        long run = key >>> INDEX; // group and token
        int word = (int) run;
        if (word != end) {
          type += run == previous ? 0 : 1; // what follows is written once for each position, which
          previous = run; // costs less than a branch that half of the positions take
          int position = block.positions[(int) key & BLOCK - 1];
          tokens[type] = word;
          suffixes[type] = block.names[(int) key & BLOCK - 1];
          starts[context + (int) (run >>> 32) + 1] = type + 1 - base;
          if (!last) {
            packed[position] = (long) word << 32 | type;
            sorted[write] = position;
          }
          ends[type] = ++write - start;
        }
      }
      positions = write - start;
      types = type + 1 - base;
    }

    /** Token and position of what follows on the positions of a large group. */
    private void read(int begin, int size, long[] keys) {
      for (int i = 0; i < size; i++) {
        int position = sorted[begin + i] + 1;
        keys[i] = packed[position] & TOKEN | position;
      }
    }

    /** Names the types of a large group, which is sorted. */
    private void name(long[] keys, int size, int context) {
      int previous = -1;
      int type = base + types - 1;
      int write = start + positions;
      for (int i = 0; i < size && (int) (keys[i] >>> 32) != end; i++) {
        int word = (int) (keys[i] >>> 32);
        int position = (int) keys[i];
        if (word != previous) {
          previous = word;
          type++;
          tokens[type] = word;
          suffixes[type] = (int) packed[position];
        }
        packed[position] = keys[i] & TOKEN | type;
        sorted[write++] = position;
        ends[type] = write - start;
      }
      positions = write - start;
      types = type + 1 - base;
      first[j][context + 1] = types;
    }

    /** Moves the types to their place among those of all segments, by their numbers. */
    void store() {
      int[] starts = first[j];
      for (int c = from, last = 0; c < to; c++) { // contexts without types were not written to
        last = Math.max(last, starts[c + 1]);
        starts[c + 1] = firstType + last;
      }
      System.arraycopy(tokens, base, token[j], firstType, types);
      for (int t = 0; t < types; t++) {
        int name = suffixes[base + t];
        suffix[j][firstType + t] = name - gap[name >>> PAGE];
        cumulative[j][firstType + t + 1] = firstPosition + ends[base + t];
      }
    }
  }

  /**
   * Small groups side by side. Their positions are sorted all at once, by keys of group, token and
   * index within the block, so that no time is lost at the ends of groups.
   */
  private final class Block {

    final long[] keys = new long[BLOCK];
    final int[] positions = new int[BLOCK]; // by index
    final int[] names = new int[BLOCK];
    int size;

    /** Reads what follows on the positions of the contexts from .. to - 1. */
    void read(long[] groups, int from, int to) {
      int begin = (int) groups[from];
      int context = from;
      size = (int) groups[to] - begin;
      for (int i = 0; i < size; i++) {
        int position = sorted[begin + i] + 1;
        long next = packed[position];
        keys[i] = ((long) (context - from) << 32 | next >>> 32) << INDEX | i;
        positions[i] = position;
        names[i] = (int) next;
        context += groups[context + 1] == begin + i + 1 ? 1 : 0;
      }
    }

    /** By insertion: no key passes the begin of its group. */
    void sort() {
      for (int i = 1; i < size; i++) {
        long key = keys[i];
        int k = i;
        for (; k > 0 && keys[k - 1] > key; k--) {
          keys[k] = keys[k - 1];
        }
        keys[k] = key;
      }
    }
  }
}
