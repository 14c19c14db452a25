package org.collapselab.metrics.heldout;

import java.util.OptionalDouble;
import org.collapselab.metrics.score.ModelMetric;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.SingleMetric;

/**
 * A metric of held-out human text under the model that wrote the observed text. It has no score if
 * there is no model or no held-out event. Its sample is the held-out text, in events: tokens and
 * observed ends.
 */
public interface HeldOutMetric extends SingleMetric, ModelMetric {

  /** The value of a fit with at least one event. */
  double value(Observation.ModelFit fit);

  @Override
  default OptionalDouble value(Observation observation) {
    return sample(observation) > 0
        ? OptionalDouble.of(value(observation.model().orElseThrow()))
        : OptionalDouble.empty();
  }

  @Override
  default long sample(Observation observation) {
    return observation.model().map(Observation.ModelFit::events).orElse(0L);
  }
}
