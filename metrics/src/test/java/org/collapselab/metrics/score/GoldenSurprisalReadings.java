package org.collapselab.metrics.score;

import static org.collapselab.metrics.score.GoldenReadings.score;

/** Golden metrics of lengths and of surprisal under a human model. */
final class GoldenSurprisalReadings {

  private GoldenSurprisalReadings() {}

  static GoldenReadings readings() {
    return new GoldenReadings()
        .readsPart("length_distribution", "/mean", (o, c) -> score(o, "mean-length"))
        .leavesOut(
            "no metric of ours scores text under a human model",
            "line_nll_quantiles_gen0",
            "token_logprob_quantiles_gen0",
            "line_nll_ks_w1");
  }
}
