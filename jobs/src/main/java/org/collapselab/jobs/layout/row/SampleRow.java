package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A document that a reader of the report sees. */
@TableRow(table = "samples", version = 1)
public record SampleRow(
    @About("name of the arm") String arm,
    @About("generation, from 0") int generation,
    @About("document of replicate 0; of H_0 in its keyed order in the file human.parquet")
        int documentId,
    @About("its text, at most 2,000 characters") String text) {}
