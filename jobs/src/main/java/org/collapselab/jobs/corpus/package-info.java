/**
 * Reads human text: plain text, JSON Lines and Parquet, compressed or not, and the built-in
 * WordNet. Out come documents with ids that are the same on every machine, their split into
 * training and held-out, and tokenised text.
 *
 * <p>May use base, store and the kernel {@code trainer}. Start with {@link
 * org.collapselab.jobs.corpus.HumanCorpus}, which reads everything; {@link
 * org.collapselab.jobs.corpus.CorpusText} is the fast path for plain text.
 */
package org.collapselab.jobs.corpus;
