package org.collapselab.metrics.count;

/** What is known of each document by itself: that of some documents follows from that of all. */
public interface DocumentValues<T extends DocumentValues<T>> {

  /** The same of some documents, in the order given. */
  T select(int[] documents);
}
