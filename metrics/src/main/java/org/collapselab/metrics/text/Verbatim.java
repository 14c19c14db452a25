package org.collapselab.metrics.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import org.collapselab.trainer.text.Documents;

/** What of a text stands word for word in a source. Exact: no hash is trusted. */
final class Verbatim {

  private Verbatim() {}

  /**
   * Documents of a text that stand in a source. Empty documents are left out, for they stand
   * anywhere.
   *
   * @param documents how many of the text have a token
   * @param whole those equal to a document of the source
   * @param inside those that are consecutive tokens of a document of the source, whole ones
   *     included
   */
  record Found(long documents, long whole, long inside) {}

  /**
   * Looks up all documents in one pass over the source, by an automaton of the documents. Aho and
   * Corasick (1975), Communications of the ACM 18:333, doi:10.1145/360825.360855. Time in the
   * tokens of both; 28 to 52 bytes a token of the text.
   */
  static Found documents(Documents source, Documents text) {
    Automaton automaton = new Automaton(text);
    BitSet whole = new BitSet();
    BitSet seen = new BitSet();
    for (int d = 0; d < source.size(); d++) {
      automaton.read(source, d, seen, whole);
    }
    automaton.spread(seen);
    long documents = 0;
    long equal = 0;
    long inside = 0;
    for (int d = 0; d < text.size(); d++) {
      if (text.length(d) > 0) {
        documents++;
        equal += whole.get(automaton.ends[d]) ? 1 : 0;
        inside += seen.get(automaton.ends[d]) ? 1 : 0;
      }
    }
    return new Found(documents, equal, inside);
  }

  /** Beginnings of documents as states, 0 the empty one, numbered by length. */
  private static final class Automaton {

    private final Numbers states; // (state, token): the longer state, less 1
    private final int[] shorter; // by state: the longest other state that it ends with
    final int[] ends; // by document: the state that is all of it

    Automaton(Documents text) {
      states = new Numbers(text.tokens());
      shorter = new int[text.tokens() + 1];
      ends = new int[text.size()];
      long[] longestFirst = new long[text.size()];
      for (int d = 0; d < text.size(); d++) {
        longestFirst[d] = (long) -text.length(d) << 32 | d;
      }
      Arrays.sort(longestFirst);
      int active = text.size(); // documents, of the longest, that have a token here
      for (int i = 0; active > 0; i++) {
        while (active > 0 && text.length((int) longestFirst[active - 1]) <= i) {
          active--;
        }
        for (int j = 0; j < active; j++) {
          int d = (int) longestFirst[j];
          ends[d] = extend(ends[d], text.token(text.offset(d) + i));
        }
      }
    }

    private int extend(int state, int token) {
      int known = states.size();
      int longer = 1 + states.of(key(state, token));
      if (states.size() > known && state != 0) {
        shorter[longer] = next(shorter[state], token); // all states up to its length are there
      }
      return longer;
    }

    /** The longest state that ends with this token after this state. */
    private int next(int state, int token) {
      int at = state;
      int longer = 1 + states.find(key(at, token));
      while (longer == 0 && at != 0) {
        at = shorter[at];
        longer = 1 + states.find(key(at, token));
      }
      return longer;
    }

    private static long key(int state, int token) {
      return (long) state << 32 | token;
    }

    /** Marks the states that one document goes through, and the one that is all of it. */
    void read(Documents source, int document, BitSet seen, BitSet whole) {
      int state = 0;
      int begin = 0; // the state that is all of the document so far, -1 where there is none
      for (int p = source.offset(document); p < source.offset(document + 1); p++) {
        int token = source.token(p);
        begin = begin < 0 ? -1 : states.find(key(begin, token)) + 1;
        begin = begin == 0 ? -1 : begin;
        state = next(state, token);
        seen.set(state);
      }
      if (begin > 0) {
        whole.set(begin);
      }
    }

    /** What stands in the source brings its endings. */
    void spread(BitSet seen) {
      for (int state = states.size(); state > 0; state--) {
        if (seen.get(state)) {
          seen.set(shorter[state]);
        }
      }
    }
  }

  /**
   * Share of a text's n-grams, occurrences not types, that stand in a source, inside documents;
   * empty where it has no n-gram. Time n times the tokens of both; 16 to 32 bytes a token of the
   * text.
   */
  static OptionalDouble ngrams(Documents source, Documents text, int n) {
    Occurrences occurrences = new Occurrences(text, n);
    long total = 0;
    for (int d = 0; d < text.size(); d++) {
      for (int p = text.offset(d); p + n <= text.offset(d + 1); p++) {
        occurrences.add(p);
        total++;
      }
    }
    BitSet found = new BitSet();
    for (int d = 0; d < source.size(); d++) {
      for (int p = source.offset(d); p + n <= source.offset(d + 1); p++) {
        found.set(occurrences.slot(source, p));
      }
    }
    long copied = 0;
    for (int slot = found.nextSetBit(0); slot >= 0; slot = found.nextSetBit(slot + 1)) {
      copied += occurrences.count[slot];
    }
    return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) copied / total);
  }

  /** Distinct n-grams of a text with their number: open addressing, at most half full. */
  private static final class Occurrences {

    private final Documents text;
    private final int n;
    private final int[] first; // by slot: where it begins, plus 1; 0 where the slot is empty
    final int[] count; // by slot
    private final int mask;

    Occurrences(Documents text, int n) {
      this.text = text;
      this.n = n;
      long slots = (long) Integer.highestOneBit(Math.max(1, text.tokens())) << 2;
      first = new int[(int) Math.min(1 << 30, slots)];
      count = new int[first.length];
      mask = first.length - 1;
    }

    void add(int position) {
      int slot = slot(text, position);
      first[slot] = first[slot] == 0 ? position + 1 : first[slot];
      count[slot]++;
    }

    /** Where the n-gram that begins at this position of a text is, or belongs. */
    int slot(Documents other, int position) {
      long hash = 0;
      for (int p = position; p < position + n; p++) {
        hash = (hash ^ other.token(p)) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
      }
      int slot = (int) (hash * 0xD6E8FEB86659FD93L >>> 32) & mask;
      while (first[slot] != 0 && !equal(first[slot] - 1, other, position)) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    private boolean equal(int at, Documents other, int position) {
      for (int i = 0; i < n; i++) {
        if (text.token(at + i) != other.token(position + i)) {
          return false;
        }
      }
      return true;
    }
  }
}
