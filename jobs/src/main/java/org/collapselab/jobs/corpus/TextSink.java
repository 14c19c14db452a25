package org.collapselab.jobs.corpus;

/** Receives the texts of documents, one after the other. */
@FunctionalInterface
public interface TextSink {

  /** Takes a document in well-formed UTF-8. The array belongs to the caller, who overwrites it. */
  void document(byte[] utf8, int from, int to);
}
