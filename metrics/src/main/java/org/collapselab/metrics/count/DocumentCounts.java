package org.collapselab.metrics.count;

import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Document-level counts of one text. They merge, except the distinct documents, which need all
 * documents of the text.
 *
 * @param documents number of documents, a cut one included
 * @param distinct number of distinct documents
 * @param tokens sum of their lengths, without end tokens
 * @param unknown occurrences of {@code <unk>}
 */
public record DocumentCounts(long documents, long distinct, long tokens, long unknown)
    implements java.io.Serializable {

  public DocumentCounts {
    Require.that(
        distinct >= 0 && distinct <= documents && (distinct == 0) == (documents == 0),
        "distinct documents must be in [1, documents], 0 for none, but were %s of %s",
        distinct,
        documents);
    Require.that(
        unknown >= 0 && unknown <= tokens,
        "unknown tokens must be in [0, tokens], but were %s of %s",
        unknown,
        tokens);
  }

  /**
   * Counts a text. Two documents are equal when their tokens are, whether or not their ends were
   * observed; all empty documents are equal. Exact: equal hashes are verified. Linear time, at most
   * 24 bytes a document.
   */
  public static DocumentCounts of(Documents text) {
    long unknown = 0;
    for (int position = 0; position < text.tokens(); position++) {
      if (text.token(position) == Vocabulary.UNKNOWN) {
        unknown++;
      }
    }
    return new DocumentCounts(text.size(), distinct(text), text.tokens(), unknown);
  }

  private static long distinct(Documents text) {
    long[] hashes = new long[text.size()];
    // Open addressing: document + 1, 0 if empty; at most half full.
    int[] slots = new int[Integer.highestOneBit(Math.max(1, text.size())) << 2];
    int mask = slots.length - 1;
    long distinct = 0;
    for (int document = 0; document < text.size(); document++) {
      hashes[document] = hash(text, document);
      int slot = (int) (hashes[document] >>> 32) & mask;
      while (slots[slot] != 0
          && !(hashes[slots[slot] - 1] == hashes[document]
              && equal(text, slots[slot] - 1, document))) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] == 0) {
        slots[slot] = document + 1;
        distinct++;
      }
    }
    return distinct;
  }

  private static long hash(Documents text, int document) {
    long hash = text.length(document);
    int end = text.offset(document + 1);
    for (int position = text.offset(document); position < end; position++) {
      hash = (hash ^ text.token(position)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash * 0xD6E8FEB86659FD93L;
  }

  private static boolean equal(Documents text, int a, int b) {
    int length = text.length(a);
    if (text.length(b) != length) {
      return false;
    }
    int atA = text.offset(a);
    int atB = text.offset(b);
    for (int i = 0; i < length; i++) {
      if (text.token(atA + i) != text.token(atB + i)) {
        return false;
      }
    }
    return true;
  }
}
