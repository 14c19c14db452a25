package org.collapselab.generator.mix;

/** The budgets n_0, n_1, ... of the generations. */
@FunctionalInterface
public interface Budgets {

  /**
   * n_t, the size of what model t writes, and the training budget of those regimes that draw one.
   */
  Size at(int generation);
}
