package org.collapselab.jobs.large;

import java.util.function.Supplier;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.text.Lengths;

/**
 * The first tokens of a text, counted by tasks.
 *
 * @param text fetched if a metric looks at the order of tokens
 * @param lengths of the text that they begin
 * @param documents how many of the lengths count
 * @param tokens of the last document no more than reach this are counted
 * @param counts n-grams
 * @param documentCounts made when asked for
 */
record CountedParts(
    Passage text,
    Lengths lengths,
    long documents,
    long tokens,
    RangeCounts counts,
    Supplier<DocumentCounts> documentCounts) {}
