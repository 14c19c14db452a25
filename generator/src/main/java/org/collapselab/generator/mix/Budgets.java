package org.collapselab.generator.mix;

/** The budgets n_0, n_1, ... of the generations. */
@FunctionalInterface
public interface Budgets {

  /** n_t, the size of what model t writes and of what generation t trains on. */
  Size at(int generation);
}
