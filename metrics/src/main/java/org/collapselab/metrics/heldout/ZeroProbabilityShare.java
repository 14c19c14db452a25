package org.collapselab.metrics.heldout;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.trainer.settings.About;

/**
 * Share of the events (tokens and observed ends) of held-out human text that the model gives
 * probability 0, in [0, 1].
 */
@AutoService(Metric.class)
@About("Share of held-out human events that the model gives probability 0; in [0, 1].")
public record ZeroProbabilityShare() implements HeldOutMetric {

  @Override
  public double value(Observation.ModelFit fit) {
    return (double) fit.zeros() / fit.events();
  }

  @Override
  public Description describe() {
    return new Description(
        "zero-probability-share",
        MetricGroup.PREDICTION_OF_HUMAN,
        "Human text of probability 0",
        "",
        "Share of human text to which the model gives probability 0; it rises as the tail of its"
            + " law dies.");
  }
}
