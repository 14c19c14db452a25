package org.collapselab.generator.mix;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * A pool of the budget's size of which a share a is replaced each generation: D_t is a uniform
 * sample without replacement of (1 - a) B of D_{t-1}, every copy an item of its own, and a B drawn
 * from M_{t-1}, the first documents of X_{t-1} (Riis 2026; the overlapping generations of Moran
 * 1958).
 *
 * <p>Law (H7c), a pool of M tokens of which m are new: {@code E(1 - S') = (1 - S) [1 - ((M - m) m /
 * (M - 1) + m) / M^2]}.
 *
 * @param share a, in [0, 1]
 */
@AutoService(Regime.class)
@About("each generation keeps a random part of its training text and rewrites the rest")
public record Turnover(
    @About("share of the training text that is rewritten each generation, in [0, 1]") double share)
    implements Regime {

  /** Checks the share. */
  public Turnover {
    Require.probability(share, "share");
  }

  /** A half. */
  public Turnover() {
    this(0.5);
  }

  @Override
  public String name() {
    return "turnover";
  }

  @Override
  public Mix mix(Sources sources) {
    Size budget = sources.budget();
    MixBuilder pool = new MixBuilder(sources);
    pool.mix(sources.previous());
    MixBuilder builder = new MixBuilder(sources);
    builder.subsample(pool, budget.of(budget.amount() - budget.times(share).amount()));
    builder.latest(builder.rest());
    return builder.mix();
  }

  /** n_t, or n_{t+1} if budgets grow: what D_{t+1} may take from X_t. */
  @Override
  public Size writes(int generation, Budgets budgets, long initial) {
    return budgets.forNext(generation);
  }
}
