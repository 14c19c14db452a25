package org.collapselab.jobs.base;

/** A file of ours does not hold what was written to it. */
public final class DamagedException extends InputException {

  private static final long serialVersionUID = 1;

  public DamagedException(String message) {
    super(message);
  }
}
