package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.corpus.HumanSplit;
import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A human document. */
@TableRow(table = "human", version = 1)
public record HumanRow(
    @About(VocabularyRow.ENCODING) int encoding,
    @About("dense, by file in path order, then by row") int documentId,
    @About("token ids, without begin and end tokens") int[] tokens,
    @About("the text as it was read") String text,
    @About("label of the source, '' where it has none") String topic,
    @About("'train', 'held-out', or 'dropped' (held out, but its text occurs in training too)")
        HumanSplit.Side split) {}
