package org.collapselab.metrics.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.collapselab.trainer.text.Documents;

/**
 * Finds what a text copies word for word from a source. Exact, because tokens are compared and not
 * only their hashes.
 */
final class Verbatim {

  private Verbatim() {}

  /**
   * How much of a text a source contains.
   *
   * @param documents how many documents of the text have a token; empty ones are left out, because
   *     they stand anywhere
   * @param whole those equal to a document of the source
   * @param inside those that are consecutive tokens of a document of the source, whole ones
   *     included
   * @param ngrams occurrences of n-grams in the text, inside documents
   * @param copied those that stand inside a document of the source
   */
  record Found(long documents, long whole, long inside, long ngrams, long copied) {}

  /**
   * Looks up n-grams, then those documents all of whose n-grams were found. Time n times the tokens
   * of both; at most 80 bytes a token of the text, 16 to 32 if little is copied.
   */
  static Found in(Documents source, Documents text, int n) {
    Occurrences occurrences = new Occurrences(text, n);
    long ngrams = 0;
    long documents = 0;
    for (int d = 0; d < text.size(); d++) {
      for (int p = text.offset(d); p + n <= text.offset(d + 1); p++) {
        occurrences.add(p);
        ngrams++;
      }
      documents += text.length(d) > 0 ? 1 : 0;
    }
    BitSet found = occurrences.in(source);
    long copied = 0;
    for (int slot = found.nextSetBit(0); slot >= 0; slot = found.nextSetBit(slot + 1)) {
      copied += occurrences.count[slot];
    }
    Documents candidates = text.select(occurrences.allIn(found));
    Automaton automaton = new Automaton(candidates);
    BitSet whole = new BitSet();
    BitSet seen = new BitSet();
    for (int d = 0; d < source.size(); d++) {
      automaton.read(source, d, seen, whole);
    }
    automaton.spread(seen);
    return new Found(documents, automaton.ending(whole), automaton.ending(seen), ngrams, copied);
  }

  /**
   * Beginnings of documents as states, 0 the empty one, numbered by length: finds all documents in
   * one pass over a source. Aho and Corasick (1975), Communications of the ACM 18:333,
   * doi:10.1145/360825.360855. 32 to 56 bytes a token of the documents.
   */
  private static final class Automaton {

    private final KeyNumbers states; // (state, token): the longer state, less 1
    private final int[] shorter; // by state: the longest other state that it ends with
    private final int[] ends; // by document: the state that is all of it

    Automaton(Documents text) {
      states = new KeyNumbers(text.tokens());
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
      int begin = 0; // the state that is all of the document so far, -1 if there is none
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

    /** How many documents end in marked states. */
    long ending(BitSet marked) {
      return Arrays.stream(ends).filter(marked::get).count();
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

  /** Distinct n-grams of a text with their number: open addressing, at most half full. */
  private static final class Occurrences {

    private final Documents text;
    private final int n;
    private final int[] first; // by slot: where it begins, plus 1; 0 if the slot is empty
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

    /** Slots of the n-grams that stand inside documents of a source. */
    BitSet in(Documents source) {
      BitSet found = new BitSet();
      for (int d = 0; d < source.size(); d++) {
        for (int p = source.offset(d); p + n <= source.offset(d + 1); p++) {
          int slot = slot(source, p);
          if (first[slot] != 0) {
            found.set(slot);
          }
        }
      }
      return found;
    }

    /** Documents that have a token, and no n-gram but in these slots. */
    int[] allIn(BitSet slots) {
      return IntStream.range(0, text.size())
          .filter(d -> text.length(d) > 0 && allIn(slots, d))
          .toArray();
    }

    private boolean allIn(BitSet slots, int document) {
      int p = text.offset(document);
      while (p + n <= text.offset(document + 1) && slots.get(slot(text, p))) {
        p++;
      }
      return p + n > text.offset(document + 1);
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
