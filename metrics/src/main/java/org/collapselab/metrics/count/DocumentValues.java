package org.collapselab.metrics.count;

/**
 * Values that each document has by itself, so that those of some documents follow from those of
 * all.
 */
public interface DocumentValues<T extends DocumentValues<T>> {

  /** The values of some documents, in the order given. */
  T select(int[] documents);
}
