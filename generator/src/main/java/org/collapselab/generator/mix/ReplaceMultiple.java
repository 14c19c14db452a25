package org.collapselab.generator.mix;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.settings.About;

/**
 * The control for accumulate: D_t = X_{t-1}, which is as large as accumulate's D_t would be, which
 * separates the effect of size from that of old text (Gerstgrasser et al. 2024, arXiv:2404.01413).
 *
 * <p>Law (H7e): with M_t the size of D_t, {@code E(1 - S) = (1 - S_0) prod (1 - 1/M_t)}; sizes that
 * grow linearly still collapse, like {@code t^(-1/n)}.
 */
@AutoService(Regime.class)
@About("replace, with corpora as large as accumulate's: the control for its size")
public record ReplaceMultiple() implements Regime {

  @Override
  public String name() {
    return "replace-multiple";
  }

  @Override
  public Mix mix(Sources sources) {
    MixBuilder builder = new MixBuilder(sources);
    builder.corpus(sources.generation() - 1);
    return builder.mix();
  }

  /** H_0 and n_0 .. n_t: what D_{t+1} is under accumulate. */
  @Override
  public Size writes(int generation, Budgets budgets, long initial) {
    long amount = initial;
    for (int t = 0; t <= generation; t++) {
      amount += budgets.at(t).amount();
    }
    return budgets.at(generation).of(amount);
  }

  @Override
  public boolean rereads() {
    return false;
  }
}
