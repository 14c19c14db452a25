package org.collapselab.metrics.heldout;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.trainer.settings.About;

/**
 * Mean surprisal of held-out human text, in nats per event (token or observed end), under the fixed
 * evaluation smoother fitted on the same mix as the model: Jelinek-Mercer with weights of a half,
 * which depends on relative frequencies alone and therefore not on the size of the mix. Finite, and
 * comparable between models that smooth differently; at least 0. The risk of definitions 1 to 3 of
 * Schaeffer et al. (2025).
 */
@AutoService(Metric.class)
@About("Nats per event of held-out human text under the fixed evaluation smoother; at least 0.")
public record CrossEntropySmoothed() implements HeldOutMetric {

  @Override
  public double value(Observation.ModelFit fit) {
    return fit.smoothedSurprisal() / fit.events();
  }

  /** Version 1 used Witten-Bell smoothing, which trusts a larger mix more. */
  @Override
  public int version() {
    return 2;
  }

  @Override
  public Description describe() {
    return new Description(
        "cross-entropy-smoothed",
        MetricGroup.PREDICTION_OF_HUMAN,
        "Cross-entropy of human text, smoothed",
        "nats",
        "How badly a fixed smoother, fitted on the text that the model was trained on, predicts"
            + " human text; it rises as training text loses what people write.");
  }
}
