package org.collapselab.trainer.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collapselab.trainer.settings.Require;

/**
 * Token types and their dense ids: 0 {@code <unk>}, 1 {@code <s>}, 2 {@code </s>}, then words by
 * descending count, ties by UTF-8 bytes. Immutable.
 */
public final class Vocabulary implements Serializable {

  /** Any token outside the vocabulary. */
  public static final int UNKNOWN = 0;

  /** The beginning of a document: context only, never drawn, never stored. */
  public static final int BEGIN = 1;

  /** The end of a document: drawn, never stored. */
  public static final int END = 2;

  /** The id of the most frequent word. */
  public static final int FIRST_WORD = 3;

  /** The three special types, by id. */
  public static final List<String> SPECIALS = List.of("<unk>", "<s>", "</s>");

  private final Lexicon lexicon; // types by id
  private final long[] counts;
  private transient String[] types; // decoded when asked for; any thread finds the same

  private Vocabulary(Lexicon lexicon, long[] counts) {
    this.lexicon = lexicon;
    this.counts = counts;
  }

  /**
   * Builds the vocabulary of a corpus. A type counted too rarely, or beyond the maximum size,
   * becomes {@code <unk>}; so does the literal token {@code <unk>}.
   *
   * @param counts occurrences by type
   * @param minimumCount types counted less are left out; at least 1
   * @param maximumSize most words to keep, the specials not counted; 0 for no maximum
   */
  public static Vocabulary of(Map<String, Long> counts, long minimumCount, int maximumSize) {
    Lexicon types = new Lexicon();
    long[] occurrences = new long[counts.size()];
    counts.forEach((type, count) -> occurrences[types.add(type)] = count);
    return of(types, occurrences, minimumCount, maximumSize);
  }

  /**
   * The same from types in any order.
   *
   * @param types token types
   * @param counts shape (types): occurrences; a type that never occurs is left out
   */
  public static Vocabulary of(Lexicon types, long[] counts, long minimumCount, int maximumSize) {
    Require.that(
        minimumCount >= 1 && maximumSize >= 0,
        "the minimum count must be at least 1 and the maximum size at least 0 (no maximum),"
            + " but were %s and %s",
        minimumCount,
        maximumSize);
    int[] specials = new int[FIRST_WORD]; // as types of the text, -1 if they do not occur
    for (int id = 0; id < FIRST_WORD; id++) {
      byte[] special = SPECIALS.get(id).getBytes(StandardCharsets.UTF_8);
      specials[id] = types.find(special, 0, special.length);
      Require.that(
          id == UNKNOWN || specials[id] < 0 || counts[specials[id]] <= 0,
          "text must not contain the reserved token %s; escape it or use another tokenizer",
          SPECIALS.get(id));
    }
    Lexicon words = specials();
    long[] kept = new long[types.size() + FIRST_WORD];
    for (int type : byCountThenBytes(types, counts)) {
      boolean full = maximumSize > 0 && words.size() - FIRST_WORD >= maximumSize;
      if (full || counts[type] < minimumCount || type == specials[UNKNOWN]) {
        kept[UNKNOWN] += counts[type];
      } else {
        kept[words.add(types, type)] = counts[type];
      }
    }
    return new Vocabulary(words, Arrays.copyOf(kept, words.size()));
  }

  private static Lexicon specials() {
    Lexicon specials = new Lexicon();
    SPECIALS.forEach(specials::add);
    return specials;
  }

  /** Types by descending count, ties by UTF-8 bytes; a merge sort from runs of one. */
  private static int[] byCountThenBytes(Lexicon types, long[] counts) {
    int[] order = new int[types.size()];
    for (int type = 0; type < order.length; type++) {
      order[type] = type;
    }
    int[] merged = new int[order.length];
    for (long run = 1; run < order.length; run *= 2) {
      for (long from = 0; from < order.length; from += 2 * run) {
        int middle = (int) Math.min(order.length, from + run);
        int to = (int) Math.min(order.length, from + 2 * run);
        for (int at = (int) from, left = at, right = middle; at < to; at++) {
          boolean takesLeft =
              right == to
                  || (left < middle && compare(types, counts, order[left], order[right]) <= 0);
          merged[at] = takesLeft ? order[left++] : order[right++];
        }
      }
      int[] swap = order;
      order = merged;
      merged = swap;
    }
    return order;
  }

  private static int compare(Lexicon types, long[] counts, int a, int b) {
    return counts[a] != counts[b] ? Long.compare(counts[b], counts[a]) : types.compare(a, b);
  }

  /**
   * A vocabulary as it was stored.
   *
   * @param types by id, specials first; must not be added to afterwards
   * @param counts by id
   */
  public static Vocabulary stored(Lexicon types, long[] counts) {
    for (int id = 0; id < FIRST_WORD; id++) {
      Require.that(
          types.size() > id && types.type(id).equals(SPECIALS.get(id)),
          "a stored vocabulary starts with %s",
          SPECIALS);
    }
    Require.that(
        counts.length == types.size(),
        "a stored vocabulary has one count for each type, but %s types and %s counts were"
            + " read",
        types.size(),
        counts.length);
    return new Vocabulary(types, counts.clone());
  }

  /** Number of ids, specials included. */
  public int size() {
    return lexicon.size();
  }

  /** The type of an id. */
  public String type(int id) {
    String[] decoded = types;
    if (decoded == null) {
      decoded = new String[lexicon.size()];
      types = decoded;
    }
    if (decoded[id] == null) {
      decoded[id] = lexicon.type(id);
    }
    return decoded[id];
  }

  /** The type of an id in UTF-8, a copy. */
  public byte[] utf8(int id) {
    return lexicon.utf8(id);
  }

  /** Occurrences of an id in the text that the vocabulary was built from. */
  public long count(int id) {
    return counts[id];
  }

  /** The id of a type; {@link #UNKNOWN} if it has none. */
  public int id(String type) {
    byte[] utf8 = type.getBytes(StandardCharsets.UTF_8);
    return id(utf8, 0, utf8.length);
  }

  /** The id of a type in UTF-8; {@link #UNKNOWN} if it has none. */
  public int id(byte[] utf8, int from, int to) {
    return Math.max(UNKNOWN, lexicon.find(utf8, from, to));
  }

  /** The ids of a lexicon's types, shape (types.size()). */
  public int[] ids(Lexicon types) {
    int[] ids = lexicon.findAll(types);
    for (int i = 0; i < ids.length; i++) {
      ids[i] = Math.max(UNKNOWN, ids[i]);
    }
    return ids;
  }

  /** The types of a document's ids. */
  public List<String> types(int[] document) {
    List<String> decoded = new ArrayList<>(document.length);
    for (int id : document) {
      decoded.add(type(id));
    }
    return decoded;
  }
}
