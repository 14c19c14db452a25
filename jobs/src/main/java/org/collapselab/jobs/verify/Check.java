package org.collapselab.jobs.verify;

import java.util.List;

/** A law, and a setting in which the step of the program must obey it. */
public sealed interface Check permits ChainTrial, SurprisalTrial {

  /** Id of the law in docs/theory.md. */
  String law();

  /** The same with other draws. */
  Check seeded(long seed);

  /**
   * Runs the check on all processors. Equal arguments give equal findings.
   *
   * @param effort factor on the number of replicates, above 0; standard errors fall with its root
   */
  List<Finding> run(double effort);
}
