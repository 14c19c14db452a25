package org.collapselab.jobs.settings;

/** Which corpora, counts and spectra stay in the run directory. */
public enum Keep {
  /** Those of every generation. */
  ALL,
  /** Those of the last generation. */
  LAST,
  /** None. */
  NONE
}
