package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.metrics.verdict.Verdict;
import org.collapselab.trainer.settings.About;

/** Whether an arm collapses in the sense of one definition. */
@TableRow(table = "verdicts", version = 1)
public record VerdictRow(
    @About("name of the arm") String arm,
    @About("number of the definition, 1 to 8 (Schaeffer et al. 2025)") int definition,
    @About("its name") String title,
    @About("'yes', 'no' or 'undecided'") Verdict.Answer answer,
    @About("the primary metric; '' where nothing could be measured") String metric,
    @About("replicates behind the answer; 0 where nothing was measured") int n,
    @About(
            "mean over replicates of what the definition looks at (docs/metrics.md); NaN where there is none")
        double mean,
    @About("lower end of its interval; NaN where there is none") double low,
    @About("upper end; NaN as low") double high,
    @About(
            "two-sided level of the interval: 0.05 shared out over all verdicts of the experiment; NaN as low")
        double level,
    @About("a sentence: what was found, or what is missing") String evidence,
    @About("whether the answer only describes, because there are fewer than 6 replicates")
        boolean descriptive) {}
