package org.collapselab.jobs.event;

/** What a run, a measurement or a verification does, one after the other. */
public enum Stage {
  /** Reads, splits and tokenises human text. */
  HUMAN("human"),
  /** Waits for Spark to start. */
  SPARK("spark"),
  /** Stores the human text that does not fit into memory. */
  STORE("store"),
  /** Runs the steps of all chains. */
  GENERATIONS("generations"),
  /** Measures texts that are given. */
  MEASURE("measure"),
  /** Compares chains with the laws that they must obey. */
  LAWS("laws"),
  /** Writes summary and report. */
  SUMMARY("summary");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  /** The name of its seconds in the manifest. */
  public String label() {
    return label;
  }
}
