package org.collapselab.metrics.surprisal;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.trainer.ngram.Smoothing;
import org.collapselab.trainer.settings.About;

/**
 * Mean surprisal per token of each document, in nats, at least 0, under a {@link HumanModel fixed
 * model of the human text}: its mean over documents, standard deviation (n - 1) and exact quantiles
 * of type 7. Documents without tokens have none. Shumailov et al. (2024), figure 1c.
 *
 * @param order tokens of the model's n-grams, in [1, 7]
 * @param smoothing of the model; not maximum likelihood, which calls new text impossible
 */
@AutoService(Metric.class)
@About("Mean surprisal per token of each document under a fixed model of human text, in nats.")
public record LineNll(
    @About("tokens of an n-gram of the human model, in [1, 7]") int order,
    @About("smoothing of the human model; not maximum-likelihood") Smoothing smoothing)
    implements HumanModelMetric {

  public LineNll {
    HumanModelMetric.require(order, smoothing);
  }

  /** A trigram model under Witten-Bell smoothing. */
  public LineNll() {
    this(3, new Smoothing.WittenBell());
  }

  @Override
  public Map<Parameters, Double> values(HumanModel model, Observation observation) {
    ValueSample lines = model.read(observation.generated()).lines();
    Map<Parameters, Double> values = lines.spread(HumanModel.PERCENTS);
    values.put(Parameters.of("form", "mean"), lines.mean());
    return values;
  }

  @Override
  public Optional<String> family() {
    return Optional.of("quantile");
  }

  @Override
  public Description describe() {
    return new Description(
        "line-nll",
        MetricGroup.UNDER_HUMAN_MODEL,
        "Document surprisal under the human model",
        "nats",
        "Surprisal per token of whole documents; the law of collapsed text lies left of "
            + "the human one, is narrower, and later has a far right tail.");
  }
}
