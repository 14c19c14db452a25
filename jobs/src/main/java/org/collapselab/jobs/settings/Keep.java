package org.collapselab.jobs.settings;

/** The corpora, counts and spectra that stay in the run directory. */
public enum Keep {
  /** Those of every generation. */
  ALL,
  /** Those of the last generation. */
  LAST,
  /** None. */
  NONE
}
