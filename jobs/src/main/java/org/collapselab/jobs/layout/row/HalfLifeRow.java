package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** The half-life of a metric in an arm. */
@TableRow(table = "half_lives", version = 1)
public record HalfLifeRow(
    @About("name of the arm") String arm,
    @About(ScoreRow.METRIC) String metric,
    @About("replicates that have the metric") int n,
    @About(
            "first generation whose mean has lost half of the gap between generation 0 and the floor; infinite where that is beyond the last")
        double halfLife,
    @About("lower end of its 95 % interval; infinite as half_life; NaN where there is none")
        double low,
    @About("upper end; as low") double high,
    @About("share of the gap that the last generation has, 1 for all") double remaining,
    @About("the metric of a text of equal size that has one type of word") double floor,
    @About(
            "the least that held-out human text of equal size has of the gap; NaN where none is held out")
        double controlLow,
    @About("the most; NaN as control_low") double controlHigh) {}
