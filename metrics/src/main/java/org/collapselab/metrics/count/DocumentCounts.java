package org.collapselab.metrics.count;

/**
 * Document-level counts of one text; mergeable but for duplicates, which need all documents of the
 * text.
 *
 * @param documents number of documents, a cut one included
 * @param distinct number of distinct documents
 * @param tokens sum of their lengths, without end tokens
 * @param unknown occurrences of {@code <unk>}
 */
public record DocumentCounts(long documents, long distinct, long tokens, long unknown) {}
