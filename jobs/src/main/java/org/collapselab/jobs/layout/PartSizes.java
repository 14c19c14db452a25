package org.collapselab.jobs.layout;

import java.io.Serializable;

/**
 * The sizes from which on a text is stored in parts or streamed. A part holds consecutive
 * documents, as many as a task of a large chain reads or writes at once. Parts depend on the
 * settings and the human text, not on who writes them.
 *
 * @param partTokens about how many tokens a part has; a corpus that has no more is one file
 * @param humanBytes bytes of a human corpus, as stored, above which the corpus is streamed and
 *     never whole in memory
 * @param joinedBytes bytes of the parts of a table and generation above which they stay files of
 *     their own, because joining them takes long
 */
public record PartSizes(long partTokens, long humanBytes, long joinedBytes)
    implements Serializable {

  /** The sizes of every run; tests take smaller ones. */
  public static final PartSizes USUAL = new PartSizes(3_000_000, 64L << 20, 256L << 20);
}
