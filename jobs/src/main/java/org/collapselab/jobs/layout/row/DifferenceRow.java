package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A paired difference between an arm and the baseline, over the replicates that both have. */
@TableRow(table = "differences", version = 1)
public record DifferenceRow(
    @About("name of the arm") String arm,
    @About("name of the baseline arm") String baseline,
    @About("generation, from 0") int generation,
    @About(ScoreRow.METRIC) String metric,
    @About("replicates that both arms have") int n,
    @About("mean of arm minus baseline, replicate by replicate") double mean,
    @About("standard deviation of the differences; NaN where n = 1") double sd,
    @About("lower end of the 95 % Student interval of the mean difference; NaN as sd") double low,
    @About("upper end; NaN as sd") double high) {}
