package org.collapselab.generator.mix;

/** The budgets n_0, n_1, ... of the generations. */
@FunctionalInterface
public interface Budgets {

  /** n_t, the size of what model t writes, and the training budget of the regimes that draw one. */
  Size at(int generation);

  /** n_t, or n_{t+1} if that is more: what D_{t+1} may take from X_t when budgets grow. */
  default Size forNext(int generation) {
    Size now = at(generation);
    Size next = at(generation + 1);
    return next.amount() > now.amount() ? next : now;
  }
}
