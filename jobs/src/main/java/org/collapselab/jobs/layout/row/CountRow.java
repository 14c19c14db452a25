package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** How often a token type occurs in X_t; types that do not occur have no row. */
@TableRow(table = "counts", version = 1)
public record CountRow(
    @About("name of the arm") String arm,
    @About("replicate, from 0") int replicate,
    @About("generation, from 0") int generation,
    @About("token id") int token,
    @About("occurrences in X_t") long count) {}
