package org.collapselab.generator.mix;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.settings.About;

/**
 * D_t is a uniform sample without replacement, as large as the budget and drawn anew each
 * generation, of H_0 and X_0 .. X_{t-1} (Kazdan et al. 2024, arXiv:2410.16713).
 *
 * <p>Law (H6), n tokens a generation: {@code B_1 = 1/n + (1 - 1/n) S_0}; the pool's pairs {@code
 * G_t = (t n B_t - 1) / (t n - 1)}; the model {@code E S_t = 1/n + (1 - 1/n) G_t}; what it writes
 * {@code F = 1/n + (1 - 1/n) E S_t}; {@code B_{t+1} = (t^2 B_t + 2 t B_t + F) / (t + 1)^2}.
 */
@AutoService(Regime.class)
@About("each generation trains on a sample, as large as the budget, of everything accumulated")
public record AccumulateSubsample() implements Regime {

  @Override
  public String name() {
    return "accumulate-subsample";
  }

  @Override
  public Mix mix(Sources sources) {
    MixBuilder everything = new MixBuilder(sources);
    everything.initial();
    for (int born = 0; born < sources.generation(); born++) {
      everything.corpus(born);
    }
    MixBuilder builder = new MixBuilder(sources);
    builder.subsample(everything, sources.budget());
    return builder.mix();
  }
}
