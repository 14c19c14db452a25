package org.collapselab.trainer.text;

/**
 * How long the documents of a collection are and how they end: all that you need to know about a
 * text to choose among its documents. A collection too large for memory has lengths, too.
 */
public interface Lengths {

  /** Number of documents. */
  int size();

  /** Number of tokens of a document, without its end token. */
  int length(int document);

  /** Whether the end of a document was observed. */
  boolean closed(int document);

  /** Number of closed documents. */
  default int ends() {
    int ends = 0;
    for (int document = 0; document < size(); document++) {
      ends += closed(document) ? 1 : 0;
    }
    return ends;
  }
}
