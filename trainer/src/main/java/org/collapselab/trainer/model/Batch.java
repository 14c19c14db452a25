package org.collapselab.trainer.model;

import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Vocabulary;

/**
 * The contexts of several documents read or written side by side, one row each. Rows are
 * independent: what happens in a row does not depend on the others, so a result never depends on
 * the number of rows. Not thread-safe.
 *
 * <p>A model may compute the laws of all rows when one is asked for. So whoever asks for several
 * rows asks for all of them before any of them gets its next token.
 */
public interface Batch extends AutoCloseable {

  /** Puts a row at the begin of a document. */
  void start(int row);

  /** Appends a token to the context of a row. */
  void advance(int row, int token);

  /** The row's context becomes that of another row. */
  void copy(int from, int to);

  /** Writes the law of a row's next token; cost up to the size of the vocabulary. */
  void law(int row, Law into);

  /** Probability of a token in a row's context. */
  double probability(int row, int token);

  /**
   * A number of the row's context, at least 0: contexts with equal numbers have equal laws. -1 if
   * the model has no such number; then nothing is remembered about a context.
   */
  default long context(int row) {
    return -1;
  }

  /**
   * Draws the next token of rows 0 .. rows - 1 from the law itself, exactly, and leaves their
   * contexts as they are.
   *
   * @param streams shape (at least rows); row r draws from streams[r] only
   * @param tokens shape (at least rows); receives the tokens
   */
  void draw(Stream[] streams, int[] tokens, int rows);

  /**
   * Draws the next token of rows 0 .. rows - 1 as {@link #draw} does and appends it; a row that
   * drew {@code </s>} must be started anew before it is used again.
   */
  default void extend(Stream[] streams, int[] tokens, int rows) {
    draw(streams, tokens, rows);
    for (int row = 0; row < rows; row++) {
      if (tokens[row] != Vocabulary.END) {
        advance(row, tokens[row]);
      }
    }
  }

  /** Releases what is not memory of the heap; by default there is nothing. */
  @Override
  default void close() {}
}
