package org.collapselab.trainer.count;

import java.util.Arrays;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Counts n-grams by refining groups of positions, order by order. Positions are kept sorted by the
 * n-gram that ends there; those of one n-gram are a <em>group</em>. The n-grams of the next order
 * that extend it end one position further. There the order before has already named the n-gram
 * without its first token, the suffix; within a group suffixes differ by their last token only, so
 * by these names each group, moved by one, falls apart into the types of the next order. This is
 * the naming of Karp, Miller and Rosenberg (1972, STOC), by one token instead of doubling. Types
 * come out in lexicographic order, with their suffixes.
 *
 * <p>A position costs one random access per order: names are read for a block of positions at a
 * time, so that the accesses overlap, and replaced while they are in the cache. All else is
 * sequential.
 *
 * <p>Groups are independent. An order is split into segments, runs of whole groups, which threads
 * take as they are free; a segment names its types from a base of its own, and once all are named a
 * name's distance to the type's number is known. The result does not depend on segments or threads.
 */
final class RefinementCounter {

  private static final int INDEX = 10;
  private static final int BLOCK = 1 << INDEX; // positions at a time; their lines fit the L2 cache
  private static final int SMALL = 40; // groups up to this size are sorted by insertion
  private static final int PAGE = 16; // segments name their types from a multiple of 2^PAGE
  private static final int SEGMENTS_PER_THREAD = 8;
  private static final int SPARSE = 8; // ids per token from which tokens are hashed, not tabulated
  private static final int NONE = -1; // the name at <s>, where no n-gram of order 2 or more ends

  private final Workers workers;
  private final int order;
  private final int[][] first;
  private final int[][] token;
  private final int[][] suffix;
  private final long[][] cumulative;

  private final TokenTable sparse = new TokenTable(); // types of order 1, see countTokens
  private final int[] names; // (positions + 1): the type that ends at a position
  private final int[] sorted; // (positions): those that end a type of the order before, by type
  // The types of the order under way, by name.
  private int[] suffixes; // a name of the order before
  private int[] ends; // where a type's sorted positions end, within its segment
  private int[] gap; // (pages of names): a name's distance to the number of its type

  private RefinementCounter(Documents text, int order, boolean boundaries, Workers workers) {
    this.workers = workers;
    this.order = order;
    first = new int[order + 1][];
    token = new int[order + 1][];
    suffix = new int[order + 1][];
    cumulative = new long[order + 1][];
    long positions = (long) text.tokens() + text.size() + (boundaries ? text.ends() : 0);
    Require.that(
        positions <= Integer.MAX_VALUE - (1 << 24),
        "tokens, begins and ends counted at once must be at most 2^31 - 2^24, but were %s;"
            + " count parts and merge them",
        positions);
    names = new int[(int) positions + 1];
    sorted = new int[(int) positions];
    place(text, boundaries, countTokens(text, boundaries));
  }

  /** The n-grams of all orders; see {@link NGramCounts#count}. */
  static NGramCounts count(Documents text, int order, boolean boundaries, int threads) {
    try (Workers workers = new Workers(threads)) {
      RefinementCounter refinement = new RefinementCounter(text, order, boundaries, workers);
      for (int j = 2; j <= order; j++) {
        refinement.refine(j);
      }
      return new NGramCounts(
          order, refinement.first, refinement.token, refinement.suffix, refinement.cumulative);
    }
  }

  /**
   * Order 1, by counting. Without boundaries {@code <s>} is no type.
   *
   * @return by token, its type; empty for a text far smaller than the vocabulary, whose types
   *     {@link #sparse} has, so that nothing has the vocabulary's size
   */
  private int[] countTokens(Documents text, boolean boundaries) {
    int highest = Vocabulary.END;
    for (int i = 0; i < text.tokens(); i++) {
      highest = Math.max(highest, text.token(i));
    }
    if (highest > (text.tokens() + 4L) * SPARSE) {
      countSparse(text, boundaries);
      return new int[0];
    }
    int[] counts = new int[highest + 1];
    for (int i = 0; i < text.tokens(); i++) {
      counts[text.token(i)]++;
    }
    counts[Vocabulary.BEGIN] = boundaries ? text.size() : 0;
    counts[Vocabulary.END] += boundaries ? text.ends() : 0;
    int types = 0;
    for (int count : counts) {
      types += count > 0 ? 1 : 0;
    }
    allocateTokens(types);
    int[] type = counts;
    for (int t = 0, next = 0; t <= highest; t++) {
      if (counts[t] > 0) {
        token[1][next] = t;
        cumulative[1][next + 1] = cumulative[1][next] + counts[t];
        type[t] = next++;
      }
    }
    return type;
  }

  /** Order 1 of a text far smaller than the vocabulary. */
  private void countSparse(Documents text, boolean boundaries) {
    if (boundaries && text.size() > 0) {
      sparse.add(Vocabulary.BEGIN, text.size());
    }
    for (int i = 0; i < text.tokens(); i++) {
      sparse.add(text.token(i), 1);
    }
    if (boundaries && text.ends() > 0) {
      sparse.add(Vocabulary.END, text.ends());
    }
    int[] tokens = sparse.tokens();
    allocateTokens(tokens.length);
    for (int type = 0; type < tokens.length; type++) {
      token[1][type] = tokens[type];
      cumulative[1][type + 1] = cumulative[1][type] + sparse.get(tokens[type]);
      sparse.put(tokens[type], type);
    }
  }

  private void allocateTokens(int types) {
    first[1] = new int[] {0, types};
    token[1] = new int[types];
    suffix[1] = new int[types]; // the empty context
    cumulative[1] = new long[types + 1];
  }

  private int type(int[] types, int word) {
    return types.length > 0 ? types[word] : sparse.get(word);
  }

  /**
   * Names and sorts the positions: of {@code <s>} and its tokens for every document, and {@code
   * </s>} if wanted. {@code <s>} is a context if it is a type.
   */
  private void place(Documents text, boolean boundaries, int[] types) {
    int[] next = new int[token[1].length]; // where the next position of a type goes
    for (int t = 0; t < next.length; t++) {
      next[t] = (int) cumulative[1][t];
    }
    int at = 0;
    for (int d = 0; d < text.size(); d++) {
      if (boundaries) {
        sorted[next[type(types, Vocabulary.BEGIN)]++] = at;
      }
      names[at++] = NONE;
      for (int i = text.offset(d); i < text.offset(d + 1); i++) {
        int name = type(types, text.token(i));
        sorted[next[name]++] = at;
        names[at++] = name;
      }
      if (boundaries && text.closed(d)) {
        int name = type(types, Vocabulary.END);
        sorted[next[name]++] = at;
        names[at++] = name;
      }
    }
    names[at] = NONE;
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
      int most = sorted.length + ((count - 1) << PAGE);
      suffixes = new int[most];
      ends = new int[most];
      gap = new int[(most >>> PAGE) + 1];
    }
    first[j] = new int[contexts + 1];
    workers.forEach(count, s -> segments[s].refine());
    join(j, segments);
  }

  /** Numbers the types of all segments consecutively. */
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
      GroupSort large = new GroupSort();
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
          size = read((int) groups[c], size, large.reserve(size));
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
        long run = key >>> INDEX; // group and suffix
        if ((int) run != NONE) {
          type += run == previous ? 0 : 1; // what follows is written once for each position, which
          previous = run; // costs less than a branch that half of the positions take
          suffixes[type] = (int) run;
          starts[context + (int) (run >>> 32) + 1] = type + 1 - base;
          if (!last) {
            int position = block.positions[(int) key & BLOCK - 1];
            names[position] = type;
            sorted[write] = position;
          }
          ends[type] = ++write - start;
        }
      }
      positions = write - start;
      types = type + 1 - base;
    }

    /** Suffix and position of what follows on the positions of a large group; their number. */
    private int read(int begin, int size, long[] keys) {
      int read = 0;
      for (int i = 0; i < size; i++) {
        int position = sorted[begin + i] + 1;
        int name = names[position];
        keys[read] = (long) name << 32 | position;
        read += name == NONE ? 0 : 1;
      }
      return read;
    }

    /** Names the types of a large group, which is sorted. */
    private void name(long[] keys, int size, int context) {
      int previous = NONE;
      int type = base + types - 1;
      int write = start + positions;
      for (int i = 0; i < size; i++) {
        int name = (int) (keys[i] >>> 32);
        int position = (int) keys[i];
        type += name == previous ? 0 : 1;
        previous = name;
        suffixes[type] = name;
        names[position] = type;
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
      for (int t = 0; t < types; t++) {
        int name = suffixes[base + t];
        int shorter = name - gap[name >>> PAGE];
        suffix[j][firstType + t] = shorter;
        token[j][firstType + t] = token[j - 1][shorter];
        cumulative[j][firstType + t + 1] = firstPosition + ends[base + t];
      }
    }
  }

  /**
   * Small groups side by side. Their positions are sorted all at once, by keys of group, suffix and
   * index within the block, so that no time is lost at the ends of groups.
   */
  private final class Block {

    final long[] keys = new long[BLOCK];
    final int[] positions = new int[BLOCK]; // by index
    int size;

    /** Reads what follows on the positions of the contexts from .. to - 1. */
    void read(long[] groups, int from, int to) {
      int begin = (int) groups[from];
      int context = from;
      size = (int) groups[to] - begin;
      for (int i = 0; i < size; i++) {
        int position = sorted[begin + i] + 1;
        long group = context - from;
        keys[i] = (group << 32 | names[position] & 0xffff_ffffL) << INDEX | i;
        positions[i] = position;
        context += groups[context + 1] == begin + i + 1 ? 1 : 0;
      }
    }

    /** By insertion: no key moves past the start of its group. */
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
