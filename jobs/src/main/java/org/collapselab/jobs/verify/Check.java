package org.collapselab.jobs.verify;

import java.util.List;

/** A law and the setting in which the program's own step is held against it. */
public sealed interface Check permits ChainTrial, SurprisalTrial {

  /** Id of the law in docs/theory.md. */
  String law();

  /** What is run, in a few words. */
  String setting();

  /** The same with other draws. */
  Check seeded(long seed);

  /**
   * Runs it, on all processors. Equal arguments give equal findings.
   *
   * @param effort factor on the number of replicates, above 0; standard errors fall with its root
   */
  List<Finding> run(double effort);
}
