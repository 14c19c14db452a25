package org.collapselab.generator.mix;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.settings.About;

/**
 * D_t = X_{t-1}, all of it: each generation trains on what the one before wrote (Shumailov et al.
 * 2024, doi:10.1038/s41586-024-07566-y; Seddik et al. 2024, arXiv:2404.05090; "fully synthetic
 * loop" of Alemohammad et al. 2023, arXiv:2307.01850).
 *
 * <p>Law (H1; Seddik, theorem 1), with S the sum of squares of a law, m resamplings of n tokens:
 * {@code E S_m = 1 - (1 - 1/n)^m (1 - S_0)}; in the limit one type is left, i with probability
 * {@code p_0(i)} (H2); with sizes n_t, {@code E(1 - S) = (1 - S_0) prod (1 - 1/n_t)} (H7e).
 */
@AutoService(Regime.class)
@About("each generation trains on what the one before wrote, and on nothing else")
public record Replace() implements Regime {

  @Override
  public String name() {
    return "replace";
  }

  @Override
  public Mix mix(Sources sources) {
    MixBuilder builder = new MixBuilder(sources);
    builder.corpus(sources.generation() - 1);
    return builder.mix();
  }

  @Override
  public boolean rereads() {
    return false;
  }
}
