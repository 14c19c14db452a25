package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A score over the replicates of an arm. */
@TableRow(table = "summary", version = 1)
public record SummaryRow(
    @About("name of the arm") String arm,
    @About("generation, from 0") int generation,
    @About(ScoreRow.TEXT) TextKind text,
    @About(ScoreRow.METRIC) String metric,
    @About("signature; tokens:a..b where the sample size differs between replicates")
        String signature,
    @About("replicates with a value") int n,
    @About("mean over replicates") double mean,
    @About("standard deviation (n - 1); NaN where n = 1 or a value is infinite") double sd,
    @About(
            "lower end of the 95 % interval of the mean, Student's over replicates; of a measured text by jackknife; NaN where there is none")
        double low,
    @About("upper end; NaN as sd") double high) {}
