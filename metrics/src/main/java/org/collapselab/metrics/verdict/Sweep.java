package org.collapselab.metrics.verdict;

import java.util.Map;
import org.collapselab.trainer.settings.Require;

/**
 * Arms that differ in their budget alone, so that definition 5 applies.
 *
 * @param budgets budget by arm, tokens or documents
 * @param from the first generation whose training text grows with the budget: 0 if the human text
 *     does too, else 1
 */
public record Sweep(Map<String, Double> budgets, int from) {

  /** Fewest budgets that a scaling law is read from. */
  public static final int BUDGETS = 4;

  public Sweep {
    budgets = Map.copyOf(budgets);
    Require.that(
        budgets.values().stream().distinct().count() >= BUDGETS,
        "a sweep must have at least %s budgets, but had %s",
        BUDGETS,
        budgets);
  }
}
