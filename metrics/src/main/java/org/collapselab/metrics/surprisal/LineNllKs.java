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
 * Kolmogorov-Smirnov distance, in [0, 1], between the laws of the documents' mean surprisal per
 * token in the generated and in the human text, under a {@link HumanModel fixed model of the human
 * text}. The human documents trained the model, so other human text is at a distance too: the
 * held-out control says at which.
 *
 * @param order tokens of the model's n-grams, in [1, 7]
 * @param smoothing of the model; not maximum likelihood, which calls new text impossible
 */
@AutoService(Metric.class)
@About("Kolmogorov-Smirnov distance of documents' surprisal to human documents'; in [0, 1].")
public record LineNllKs(
    @About("tokens of an n-gram of the human model, in [1, 7]") int order,
    @About("smoothing of the human model; not maximum-likelihood") Smoothing smoothing)
    implements HumanModelMetric {

  public LineNllKs {
    HumanModelMetric.require(order, smoothing);
  }

  /** A trigram model under Witten-Bell smoothing. */
  public LineNllKs() {
    this(3, new Smoothing.WittenBell());
  }

  @Override
  public Map<Parameters, Double> values(HumanModel model, Observation observation) {
    ValueSample lines = model.read(observation.generated()).lines();
    return Map.of(Parameters.NONE, lines.kolmogorovSmirnov(model.lines(observation.human())));
  }

  @Override
  public Description describe() {
    return new Description(
        "line-nll-ks",
        MetricGroup.UNDER_HUMAN_MODEL,
        "Surprisal of documents: KS distance to human",
        "",
        "Largest difference between the laws of document surprisal of this and the "
            + "human text; read it against held-out human text, which did not train the model "
            + "either.");
  }
}
