package org.collapselab.generator.mix;

import com.google.auto.service.AutoService;
import org.collapselab.trainer.settings.About;

/**
 * D_t = H_0 and X_0 .. X_{t-1}: nothing is thrown away, the budget is what each model writes
 * (Gerstgrasser et al. 2024, arXiv:2404.01413, where H_0's generation is 1; Dey and Donoho 2024,
 * arXiv:2410.22812; Kazdan et al. 2024, arXiv:2410.16713).
 *
 * <p>Law (H5), batches of n_j tokens, pools {@code M_j = N + n_1 + .. + n_j}: {@code E(1 - S_t) =
 * (1 - S_D0) prod_{j=1..t} (1 - n_j / M_j^2)}; with N = n the factor is {@code prod (1 - 1/(n
 * i^2))} and tends to {@code sin(pi / sqrt n) / (pi / sqrt n)}: diversity is kept.
 */
@AutoService(Regime.class)
@About("each generation trains on the human corpus and on everything written so far")
public record Accumulate() implements Regime {

  @Override
  public String name() {
    return "accumulate";
  }

  /**
   * Adds X_{t-1} to D_{t-1}: the cost is linear in the spans of D_{t-1}, and older text is not
   * read.
   */
  @Override
  public Mix mix(Sources sources) {
    int born = sources.generation() - 1;
    return sources.previous().plus(born, sources.synthetic(born).size());
  }

  @Override
  public boolean accumulates() {
    return true;
  }
}
