package org.collapselab.metrics.surprisal;

import java.math.BigDecimal;
import java.util.Map;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.settings.Require;

/**
 * A metric of the surprisal of a text, -ln p in nats, under one {@link HumanModel fixed model of
 * the human text}. It has no score if either text has no token.
 */
public interface HumanModelMetric extends ValuesMetric, Comparison {

  /** Tokens of the model's n-grams. */
  int order();

  /** Smoothing of the model. */
  Smoothing smoothing();

  /** Values by the parameters that name them, in the order of the scores; NaN if undefined. */
  Map<Parameters, Double> values(HumanModel model, Observation observation);

  @Override
  default Map<Parameters, Double> values(Observation observation) {
    return observation.text().tokens() == 0
        ? Map.of()
        : HumanModel.of(observation.human(), order(), smoothing())
            .map(model -> values(model, observation))
            .orElse(Map.of());
  }

  @Override
  default Parameters parameters() {
    Parameters model = Parameters.order(order()).with("model", smoothing().name());
    return smoothing() instanceof Smoothing.AddK add
        ? model.with("k", BigDecimal.valueOf(add.k()).toPlainString())
        : model;
  }

  /** Throws if the order is out of range or the model would give new text probability 0. */
  static void require(int order, Smoothing smoothing) {
    Require.within(1, NGramCounts.MAXIMUM_ORDER, order, "order");
    Require.that(
        !(smoothing instanceof Smoothing.MaximumLikelihood),
        "smoothing must give every token probability, but was maximum-likelihood; use"
            + " witten-bell");
  }
}
