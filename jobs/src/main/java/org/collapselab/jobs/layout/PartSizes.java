package org.collapselab.jobs.layout;

import java.io.Serializable;

/**
 * How large texts are cut. Corpora lie in parts of consecutive documents, whoever writes them, so
 * that a part is what a task of a large chain reads or writes at once. Parts follow from the
 * settings and the human text alone.
 *
 * @param partTokens tokens of a part, about; a corpus of no more is one file
 * @param humanBytes bytes of a human corpus, as stored, above which it is streamed and never in
 *     memory whole
 */
public record PartSizes(long partTokens, long humanBytes) implements Serializable {

  /** Of every run; tests take smaller ones. */
  public static final PartSizes USUAL = new PartSizes(3_000_000, 64L << 20);
}
