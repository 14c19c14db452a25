package org.collapselab.generator.mix;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.settings.About;

/**
 * D_t = H_0 and X_{t-1}, both whole: the same human text in every generation (Bertrand et al. 2023,
 * arXiv:2310.00429; "synthetic augmentation loop" of Alemohammad et al. 2023, arXiv:2307.01850;
 * Seddik et al. 2024, arXiv:2404.05090, theorem 2).
 *
 * <p>Law (H7), N human and n synthetic tokens, {@code a = n / (N + n)}: {@code S_1 = 1/N + (1 -
 * 1/N) S_0}, then {@code E S <- (1 - a^2) S_1 + a^2 [(1 - 1/n) S + 1/n]}.
 */
@AutoService(Regime.class)
@About("each generation trains on the human corpus and on what the one before wrote")
public record FixedHuman() implements Regime {

  @Override
  public String name() {
    return "fixed-human";
  }

  @Override
  public Mix mix(Sources sources) {
    MixBuilder builder = new MixBuilder(sources);
    builder.initial();
    builder.corpus(sources.generation() - 1);
    return builder.mix();
  }

  @Override
  public boolean rereads() {
    return false;
  }
}
