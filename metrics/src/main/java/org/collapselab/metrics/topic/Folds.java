package org.collapselab.metrics.topic;

import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Divides documents into {@link #COUNT} folds by their content, so that equal documents share a
 * fold, independent of the text that holds them and of what was encoded with it.
 */
final class Folds {

  static final int COUNT = 5;

  private Folds() {}

  /** The fold of every document, in [0, {@link #COUNT}), shape (documents). */
  static int[] of(Passage passage) {
    record Key() {}
    return passage.derive(
        new Key(), () -> folds(passage.tokens(), passage.spelling().vocabulary()));
  }

  private static int[] folds(Documents text, Vocabulary vocabulary) {
    long[] words = new long[vocabulary.size()]; // hash by id
    for (int id = 0; id < words.length; id++) {
      words[id] = hash(vocabulary.utf8(id));
    }
    int[] folds = new int[text.size()];
    for (int d = 0; d < folds.length; d++) {
      long hash = text.length(d);
      for (int i = text.offset(d); i < text.offset(d + 1); i++) {
        hash = (hash ^ words[text.token(i)]) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
      }
      folds[d] = (int) Long.remainderUnsigned(hash ^ hash >>> 32, COUNT);
    }
    return folds;
  }

  /** FNV-1a. */
  private static long hash(byte[] utf8) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : utf8) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }
}
