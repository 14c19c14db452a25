package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** An entry of the joint spectrum of H_0 and X_t. */
@TableRow(table = "spectra", version = 1)
public record SpectraRow(
    @About("name of the arm") String arm,
    @About("replicate, from 0") int replicate,
    @About("generation, from 0") int generation,
    @About("order of the n-grams, 1 to `orders` of the experiment") int n,
    @About("occurrences in H_0") long human,
    @About("occurrences in the first B tokens of X_t") long generated,
    @About("number of n-gram types with these two counts; never both 0") long types) {}
