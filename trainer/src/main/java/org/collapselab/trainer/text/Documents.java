package org.collapselab.trainer.text;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.collapselab.trainer.settings.ImpossibleSettings;

/**
 * Documents as token ids, packed: document d is {@code tokens[offset(d)] .. tokens[offset(d + 1) -
 * 1]}. Immutable.
 *
 * <p>A document is <em>closed</em> when its end was observed (its author stopped there), so that a
 * model may learn the end token from it; a document cut at a maximum, at a fixed length or at the
 * end of a stream is open. The begin and end tokens are never stored.
 */
public final class Documents implements Lengths, Serializable {

  /** No documents. */
  public static final Documents NONE = new Builder().build();

  private final int[] tokens;
  private final int[] offsets; // (size + 1)
  private final BitSet closed;

  private Documents(int[] tokens, int[] offsets, BitSet closed) {
    this.tokens = tokens;
    this.offsets = offsets;
    this.closed = closed;
  }

  /**
   * Several collections as one, in their order, with other ids.
   *
   * @param parts what is put together
   * @param ids by part, the new id of each of its token ids
   */
  public static Documents joined(List<Documents> parts, List<int[]> ids) {
    long size = 0;
    long length = 0;
    for (Documents part : parts) {
      size += part.size();
      length += part.tokens();
    }
    Builder.requireTokens(length);
    int[] tokens = new int[(int) length];
    int[] offsets = new int[Math.toIntExact(size + 1)];
    BitSet closed = new BitSet();
    int at = 0;
    int document = 0;
    for (int p = 0; p < parts.size(); p++) {
      Documents part = parts.get(p);
      int[] renumbered = ids.get(p);
      int begin = at;
      for (int i = 0; i < part.tokens(); i++) {
        tokens[at++] = renumbered[part.tokens[i]];
      }
      for (int d = 0; d < part.size(); d++) {
        closed.set(document++, part.closed(d));
        offsets[document] = begin + part.offsets[d + 1];
      }
    }
    return new Documents(tokens, offsets, closed);
  }

  @Override
  public int size() {
    return offsets.length - 1;
  }

  /** Number of tokens in all documents, without end tokens. */
  public int tokens() {
    return offsets[offsets.length - 1];
  }

  /** Position of the first token of a document; {@code offset(size())} is {@link #tokens()}. */
  public int offset(int document) {
    return offsets[document];
  }

  @Override
  public int length(int document) {
    return offsets[document + 1] - offsets[document];
  }

  /** The token at a position. */
  public int token(int position) {
    return tokens[position];
  }

  @Override
  public boolean closed(int document) {
    return closed.get(document);
  }

  @Override
  public int ends() {
    return closed.cardinality();
  }

  /** The tokens of one document, a copy. */
  public int[] document(int document) {
    return Arrays.copyOfRange(tokens, offsets[document], offsets[document + 1]);
  }

  /** The documents of these numbers, in this order. */
  public Documents select(int[] numbers) {
    Builder selected = new Builder();
    for (int d : numbers) {
      selected.add(this, d);
    }
    return selected.build();
  }

  /** The documents from .. to - 1. */
  public Documents range(int from, int to) {
    Builder range = new Builder();
    for (int d = from; d < to; d++) {
      range.add(this, d);
    }
    return range.build();
  }

  /** The same documents, none of them closed: what a model of fixed-length text trains on. */
  public Documents open() {
    return new Documents(tokens, offsets, new BitSet());
  }

  /**
   * The first {@code budget} tokens; the document that crosses the budget is cut there and open.
   *
   * @param budget number of tokens, at least 0; more than there are gives all
   */
  public Documents prefix(long budget) {
    if (budget >= tokens()) {
      return this;
    }
    int whole = 0; // documents that end within the budget
    while (offsets[whole + 1] <= budget) {
      whole++;
    }
    Builder prefix = new Builder();
    for (int d = 0; d < whole; d++) {
      prefix.add(this, d);
    }
    if (offsets[whole] < budget) {
      prefix.add(Arrays.copyOfRange(tokens, offsets[whole], (int) budget), false);
    }
    return prefix.build();
  }

  /** Collects documents. Not thread-safe. */
  public static final class Builder {

    private int[] tokens = new int[1024];
    private int[] offsets = new int[64];
    private int size;
    private final BitSet closed = new BitSet();

    /** Adds a token to the document under way. */
    public void token(int token) {
      reserve(1);
      tokens[offsets[size]++] = token;
    }

    /** Ends the document under way. */
    public void end(boolean isClosed) {
      closed.set(size, isClosed);
      size++;
      if (size == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * size);
      }
      offsets[size] = offsets[size - 1];
    }

    /** Adds a document. */
    public void add(int[] document, boolean isClosed) {
      add(document, 0, document.length, isClosed);
    }

    /** Adds a document of another collection. */
    public void add(Documents other, int document) {
      add(other.tokens, other.offsets[document], other.length(document), other.closed(document));
    }

    /** Adds the document {@code source[from] .. source[from + length - 1]}. */
    public void add(int[] source, int from, int length, boolean isClosed) {
      reserve(length);
      System.arraycopy(source, from, tokens, offsets[size], length);
      offsets[size] += length;
      end(isClosed);
    }

    /** Number of documents so far. */
    public int size() {
      return size;
    }

    /** The documents; the builder must not be used afterwards. */
    public Documents build() {
      int[] ends = new int[size + 1]; // offsets[d] holds the end of document d while building
      System.arraycopy(offsets, 0, ends, 1, size);
      return new Documents(Arrays.copyOf(tokens, ends[size]), ends, closed);
    }

    private static void requireTokens(long tokens) {
      if (tokens > Integer.MAX_VALUE - 8) {
        throw new ImpossibleSettings(
            "one collection holds at most 2^31 - 9 tokens, but was given %s; use smaller budgets"
                .formatted(tokens));
      }
    }

    private void reserve(int more) {
      long needed = (long) offsets[size] + more;
      requireTokens(needed);
      if (needed > tokens.length) {
        tokens =
            Arrays.copyOf(
                tokens,
                (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * tokens.length)));
      }
    }
  }
}
