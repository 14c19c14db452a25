package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Entropy of the known law of the human text in nats, at least 0: the value at which estimates of
 * the entropy of a text start. It does not depend on the text. No score if the law is not known.
 */
@AutoService(Metric.class)
@About("Entropy of the known law of a synthetic source in nats, orders 1 and 2; at least 0.")
public record TrueEntropy() implements PerOrderValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    Optional<KnownLaw> law = observation.human().law();
    return law.isPresent() && order <= KnownLaw.ORDERS
        ? Map.of(Parameters.NONE, law.get().entropies()[order - 1])
        : Map.of();
  }

  @Override
  public Description describe() {
    return new Description(
        "true-entropy",
        MetricGroup.DISTANCE_TO_SOURCE,
        "True entropy",
        "nats",
        "Entropy of the law that the human text was drawn from, the same in every generation: the"
            + " level from which the entropy of the text falls.");
  }
}
