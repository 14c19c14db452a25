package org.collapselab.metrics.surprisal;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.settings.About;

/**
 * Variance (n - 1) of the surprisal of the tokens of a text under a {@link HumanModel fixed model
 * of the human text}, in squared nats, at least 0: the varentropy of the text as that model sees
 * it. Undefined below two tokens.
 *
 * @param order tokens of the model's n-grams, in [1, 7]
 * @param smoothing of the model; not maximum likelihood, which calls new text impossible
 */
@AutoService(Metric.class)
@About("Variance of the tokens' surprisal under a fixed model of human text, in squared nats.")
public record NllVariance(
    @About("tokens of an n-gram of the human model, in [1, 7]") int order,
    @About("smoothing of the human model; not maximum-likelihood") Smoothing smoothing)
    implements HumanModelMetric {

  public NllVariance {
    HumanModelMetric.require(order, smoothing);
  }

  /** A trigram model under Witten-Bell smoothing. */
  public NllVariance() {
    this(3, new Smoothing.WittenBell());
  }

  @Override
  public Map<Parameters, Double> values(HumanModel model, Observation observation) {
    return Map.of(Parameters.NONE, model.read(observation.generated()).variance());
  }

  @Override
  public Description describe() {
    return new Description(
        "nll-variance",
        MetricGroup.UNDER_HUMAN_MODEL,
        "Variance of token surprisal",
        "nats\u00b2",
        "Spread of surprisal under a model of human text; it falls while text narrows to likely"
            + " tokens, and rises once generations make errors that people do not make.");
  }
}
