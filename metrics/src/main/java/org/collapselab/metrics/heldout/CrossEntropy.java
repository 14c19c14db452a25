package org.collapselab.metrics.heldout;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.trainer.settings.About;

/**
 * Mean surprisal of held-out human text under the model, in nats per event (token or observed end),
 * at least 0; {@code +infinity} if the model gives any event probability 0, which is the rule for
 * maximum likelihood: see {@link ZeroProbabilityShare} and {@link CrossEntropySmoothed}.
 */
@AutoService(Metric.class)
@About(
    "Nats per event of held-out human text under the model; at least 0, infinite where an event is"
        + " impossible.")
public record CrossEntropy() implements HeldOutMetric {

  @Override
  public double value(Observation.ModelFit fit) {
    return fit.zeros() > 0 ? Double.POSITIVE_INFINITY : fit.surprisal() / fit.events();
  }

  @Override
  public Description describe() {
    return new Description(
        "cross-entropy",
        MetricGroup.PREDICTION_OF_HUMAN,
        "Cross-entropy of human text",
        "nats",
        "How badly the model predicts text that people wrote; it rises as the model forgets human"
            + " text, and is infinite as soon as the model gives any of it probability 0.");
  }
}
