package org.collapselab.trainer.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Token types and their dense ids: 0 {@code <unk>}, 1 {@code <s>}, 2 {@code </s>}, then words by
 * descending count, ties by UTF-8 bytes. Immutable.
 */
public final class Vocabulary implements Serializable {

  /** Any token outside the vocabulary. */
  public static final int UNKNOWN = 0;

  /** The begin of a document: context only, never drawn, never stored. */
  public static final int BEGIN = 1;

  /** The end of a document: drawn, never stored. */
  public static final int END = 2;

  /** The id of the most frequent word. */
  public static final int FIRST_WORD = 3;

  /** The three special types, by id. */
  public static final List<String> SPECIALS = List.of("<unk>", "<s>", "</s>");

  private final String[] types;
  private final long[] counts;
  private final Map<String, Integer> ids;

  private Vocabulary(String[] types, long[] counts) {
    this.types = types;
    this.counts = counts;
    this.ids = new HashMap<>(2 * types.length);
    for (int id = 0; id < types.length; id++) {
      if (ids.put(types[id], id) != null) {
        throw new IllegalArgumentException(
            "a vocabulary lists each type once, but '" + types[id] + "' occurs twice");
      }
    }
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
    if (minimumCount < 1 || maximumSize < 0) {
      throw new IllegalArgumentException(
          "the minimum count must be at least 1 and the maximum size at least 0 (no maximum), but"
              + " were "
              + minimumCount
              + " and "
              + maximumSize);
    }
    for (String reserved : SPECIALS.subList(BEGIN, FIRST_WORD)) {
      if (counts.containsKey(reserved)) {
        throw new IllegalArgumentException(
            "text must not contain the reserved token "
                + reserved
                + "; escape it or use another tokenizer");
      }
    }
    List<Map.Entry<String, Long>> entries = new ArrayList<>(counts.entrySet());
    entries.sort(
        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(
                e -> e.getKey().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    List<String> types = new ArrayList<>(SPECIALS);
    List<Long> kept = new ArrayList<>(List.of(0L, 0L, 0L));
    long unknown = 0;
    for (Map.Entry<String, Long> entry : entries) {
      boolean full = maximumSize > 0 && types.size() - FIRST_WORD >= maximumSize;
      if (full || entry.getValue() < minimumCount || entry.getKey().equals(SPECIALS.get(UNKNOWN))) {
        unknown += entry.getValue();
      } else {
        types.add(entry.getKey());
        kept.add(entry.getValue());
      }
    }
    kept.set(UNKNOWN, unknown);
    return new Vocabulary(
        types.toArray(String[]::new), kept.stream().mapToLong(Long::longValue).toArray());
  }

  /** A vocabulary as it was stored: types and counts by id, specials first. */
  public static Vocabulary stored(List<String> types, long[] counts) {
    if (types.size() < FIRST_WORD || !types.subList(0, FIRST_WORD).equals(SPECIALS)) {
      throw new IllegalArgumentException("a stored vocabulary starts with " + SPECIALS);
    }
    if (counts.length != types.size()) {
      throw new IllegalArgumentException(
          "a stored vocabulary has one count for each type, but "
              + types.size()
              + " types and "
              + counts.length
              + " counts were read");
    }
    return new Vocabulary(types.toArray(String[]::new), counts.clone());
  }

  /** Number of ids, specials included. */
  public int size() {
    return types.length;
  }

  /** The type of an id. */
  public String type(int id) {
    return types[id];
  }

  /** Occurrences of an id in the text that the vocabulary was built from. */
  public long count(int id) {
    return counts[id];
  }

  /** The id of a type; {@link #UNKNOWN} where it has none. */
  public int id(String type) {
    return ids.getOrDefault(type, UNKNOWN);
  }

  /** The ids of a document's tokens. */
  public int[] ids(List<String> tokens) {
    int[] encoded = new int[tokens.size()];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = id(tokens.get(i));
    }
    return encoded;
  }

  /** The types of a document's ids. */
  public List<String> types(int[] document) {
    List<String> decoded = new ArrayList<>(document.length);
    for (int id : document) {
      decoded.add(types[id]);
    }
    return decoded;
  }
}
