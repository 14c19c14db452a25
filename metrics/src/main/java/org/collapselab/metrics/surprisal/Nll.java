package org.collapselab.metrics.surprisal;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.settings.About;

/**
 * Surprisal of the tokens of a text, -ln p in nats, at least 0, under a {@link HumanModel fixed
 * model of the human text}: mean, standard deviation (n - 1) and exact quantiles of type 7. The
 * negative log-likelihood of Shumailov et al. (2024), figure 1c. The human text itself is training
 * text of the model: compare with the held-out control. Undefined if either text is empty; no
 * deviation of one token.
 *
 * @param order tokens of the model's n-grams, in [1, 7]
 * @param smoothing of the model; not maximum likelihood, which calls new text impossible
 */
@AutoService(Metric.class)
@About(
    "Surprisal of tokens, -ln p, under a fixed model of human text, in nats: mean, deviation, quantiles.")
public record Nll(
    @About("tokens of an n-gram of the human model, in [1, 7]") int order,
    @About("smoothing of the human model; not maximum-likelihood") Smoothing smoothing)
    implements HumanModelMetric {

  public Nll {
    HumanModelMetric.require(order, smoothing);
  }

  /** A trigram model under Witten-Bell smoothing. */
  public Nll() {
    this(3, new Smoothing.WittenBell());
  }

  @Override
  public Map<Parameters, Double> values(HumanModel model, Observation observation) {
    HumanModel.Reading reading = model.read(observation.generated());
    Map<Parameters, Double> values = new LinkedHashMap<>(reading.spread());
    values.put(Parameters.of("form", "mean"), reading.mean());
    return values;
  }

  @Override
  public Optional<String> family() {
    return Optional.of("quantile");
  }

  @Override
  public Description describe() {
    return new Description(
        "nll",
        MetricGroup.UNDER_HUMAN_MODEL,
        "Token surprisal under the human model",
        "nats",
        "How surprising each token is to a model of human text; if generations favour likely"
            + " tokens, the law moves left and narrows, and later it gets a far right tail of"
            + " their own errors.");
  }
}
