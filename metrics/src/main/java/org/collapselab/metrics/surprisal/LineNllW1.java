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
 * First Wasserstein distance, in nats, at least 0, between the laws of the documents' mean
 * surprisal per token in the generated and in the human text, under a {@link HumanModel fixed model
 * of the human text}. As for {@link LineNllKs}, read it against the held-out control.
 *
 * @param order tokens of the model's n-grams, in [1, 7]
 * @param smoothing of the model; not maximum likelihood, which calls new text impossible
 */
@AutoService(Metric.class)
@About("Wasserstein distance of documents' surprisal to human documents', in nats.")
public record LineNllW1(
    @About("tokens of an n-gram of the human model, in [1, 7]") int order,
    @About("smoothing of the human model; not maximum-likelihood") Smoothing smoothing)
    implements HumanModelMetric {

  public LineNllW1 {
    HumanModelMetric.require(order, smoothing);
  }

  /** A trigram model under Witten-Bell smoothing. */
  public LineNllW1() {
    this(3, new Smoothing.WittenBell());
  }

  @Override
  public Map<Parameters, Double> values(HumanModel model, Observation observation) {
    ValueSample lines = model.read(observation.generated()).lines();
    return Map.of(Parameters.NONE, lines.wasserstein(model.lines(observation.human())));
  }

  @Override
  public Description describe() {
    return new Description(
        "line-nll-w1",
        MetricGroup.UNDER_HUMAN_MODEL,
        "Surprisal of documents: Wasserstein distance to human",
        "nats",
        "Mean shift between the laws of document surprisal of this and the human text; "
            + "read it against held-out human text, which did not train the model either.");
  }
}
