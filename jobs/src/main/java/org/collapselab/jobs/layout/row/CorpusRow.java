package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A document that a model wrote. */
@TableRow(table = "corpora", version = 2)
public record CorpusRow(
    @About("name of the arm") String arm,
    @About("replicate, from 0") int replicate,
    @About("generation, from 0") int generation,
    @About("from 0, in the order written") int documentId,
    @About("token ids, without begin and end tokens") int[] tokens,
    @About("whether the end token was drawn; false where the document was cut") boolean closed,
    @About("the tokens restored to text") String text) {}
