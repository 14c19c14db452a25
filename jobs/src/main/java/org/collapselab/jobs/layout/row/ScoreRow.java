package org.collapselab.jobs.layout.row;

import org.collapselab.jobs.store.TableRow;
import org.collapselab.trainer.settings.About;

/** A score of one text of one step. */
@TableRow(table = "scores", version = 1)
public record ScoreRow(
    @About("name of the arm") String arm,
    @About("replicate, from 0") int replicate,
    @About("generation, from 0") int generation,
    @About(ScoreRow.TEXT) TextKind text,
    @About(ScoreRow.METRIC) String metric,
    @About("metric, tokenizer, sample size and version") String signature,
    @About("the value; may be infinite, never NaN") double value) {
  static final String TEXT =
      "what was measured: 'generated' (X_t and its model), 'held-out' (human control at the same token budget),"
          + " 'drift' (X_t against X_0; at t = 0 a second text of M_0), 'check' (the run against theory), in the"
          + " summary alone 'between' (replicates of the arm against each other), and beside"
          + " them, in generation 0, 'unigram' (a human unigram model; of a model of order 1 the uniform law)"
          + " and 'floor' (X_0 with one type, replicate 0); where an arm has one replicate 'margin' (half width of"
          + " the 95 % jackknife interval of 'generated')";

  static final String METRIC = "metric with its parameters, e.g. distinct-n|n:2";
}
