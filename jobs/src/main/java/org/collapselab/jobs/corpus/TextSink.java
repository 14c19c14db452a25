package org.collapselab.jobs.corpus;

/** Receives the texts of documents, one after the other. */
@FunctionalInterface
public interface TextSink {

  /** Takes a document in well-formed UTF-8; the array belongs to the caller, who writes over it. */
  void document(byte[] utf8, int from, int to);
}
