package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A fact that a fit found. */
@TableRow(table = "models", version = 1)
public record ModelRow(
    @About("name of the arm") String arm,
    @About("replicate, from 0") int replicate,
    @About("generation, from 0") int generation,
    @About("name, e.g. discount-1|order:3 or discount-fallback|order:2") String fact,
    @About("its value; 1 where a fallback fired") double value) {}
