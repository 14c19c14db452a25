package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A score that has an exact law, held against it. */
@TableRow(table = "oracle", version = 1)
public record OracleRow(
    @About("name of the arm") String arm,
    @About("generation, from 0") int generation,
    @About(ScoreRow.TEXT) TextKind text,
    @About(ScoreRow.METRIC) String metric,
    @About("name of the law in docs/theory.md, e.g. H1") String law,
    @About("replicates with a value") int n,
    @About("mean over replicates") double mean,
    @About("what the law says of that mean, given H_0 and the sizes of the mixes")
        double expectation,
    @About(
            "of that mean: from the exact variance where it is known, else from the replicates; NaN for one replicate")
        double standardError,
    @About("(mean - expectation) / standard_error; NaN as that") double z,
    @About("'agrees', 'contradicts' (the run is invalid) or 'not-testable'") LawVerdict verdict,
    @About("how it was tested, or why it cannot be") String reason) {
  /** Whether a score agrees with its law. */
  public enum LawVerdict {
    AGREES,
    CONTRADICTS,
    NOT_TESTABLE
  }
}
