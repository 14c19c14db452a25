package org.collapselab.generator.mix;

import org.collapselab.trainer.settings.Named;

/**
 * What each generation trains on. Generation t = (D_t, M_t, X_t): M_t is fitted on D_t, X_t is
 * drawn from M_t; D_0 = H_0. Open: implement it as a record with
 * {@code @AutoService(Regime.class)}.
 */
public interface Regime extends Named {

  /** D_t for t >= 1. */
  Mix mix(Sources sources);

  /**
   * Size of X_t.
   *
   * @param generation t, at least 0
   * @param budgets the budgets n_0, n_1, ...
   * @param initial size of H_0 in the unit of the budget
   */
  default Size writes(int generation, Budgets budgets, long initial) {
    return budgets.at(generation);
  }

  /** Whether D_t may refer to corpora older than X_{t-1}; if not, they may be deleted early. */
  default boolean rereads() {
    return true;
  }

  /** Whether every D_t, t >= 1, is D_{t-1} and more. */
  default boolean accumulates() {
    return false;
  }
}
