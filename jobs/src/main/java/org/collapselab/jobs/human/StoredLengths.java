package org.collapselab.jobs.human;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import org.collapselab.trainer.text.Lengths;

/**
 * The lengths of documents whose tokens are stored elsewhere: 4 bytes and 1 bit for each document.
 *
 * @param lengths by document
 * @param closed the documents whose ends were observed
 */
public record StoredLengths(int[] lengths, BitSet closed) implements Lengths, Serializable {

  /** Copies the lengths of a text. */
  public static StoredLengths of(Lengths text) {
    int[] lengths = new int[text.size()];
    BitSet closed = new BitSet();
    for (int d = 0; d < lengths.length; d++) {
      lengths[d] = text.length(d);
      closed.set(d, text.closed(d));
    }
    return new StoredLengths(lengths, closed);
  }

  /** Lengths of closed documents. */
  public static StoredLengths closed(int[] lengths) {
    BitSet closed = new BitSet();
    closed.set(0, lengths.length);
    return new StoredLengths(lengths, closed);
  }

  /** Joins the lengths of several collections, one after the other. */
  public static StoredLengths join(List<? extends Lengths> parts) {
    int size = 0;
    for (Lengths part : parts) {
      size = Math.addExact(size, part.size());
    }
    int[] lengths = new int[size];
    BitSet closed = new BitSet();
    int at = 0;
    for (Lengths part : parts) {
      for (int d = 0; d < part.size(); d++, at++) {
        lengths[at] = part.length(d);
        closed.set(at, part.closed(d));
      }
    }
    return new StoredLengths(lengths, closed);
  }

  @Override
  public int size() {
    return lengths.length;
  }

  @Override
  public int length(int document) {
    return lengths[document];
  }

  @Override
  public boolean closed(int document) {
    return closed.get(document);
  }

  /** Tokens of all documents. */
  public static long tokens(Lengths text) {
    long tokens = 0;
    for (int d = 0; d < text.size(); d++) {
      tokens += text.length(d);
    }
    return tokens;
  }
}
