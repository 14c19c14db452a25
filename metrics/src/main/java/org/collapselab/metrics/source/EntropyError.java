package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.richness.Entropy;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Each estimate of {@link Entropy} less the true entropy of the source, in nats. On held-out human
 * text, which is a plain sample of the source, that is the estimator's own error; on generated text
 * it is that error and what collapse took. No score if the law is not known or the text has no
 * n-gram.
 */
@AutoService(Metric.class)
@About(
    "Estimates of the entropy less that of the known law of a synthetic source, in nats, orders 1 and 2.")
public record EntropyError() implements PerOrderValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    Map<Parameters, Double> values = new LinkedHashMap<>();
    Optional<KnownLaw> law = observation.human().law();
    if (law.isPresent() && order <= KnownLaw.ORDERS) {
      double entropy = law.get().entropies()[order - 1];
      new Entropy()
          .values(observation, order)
          .forEach((estimator, estimate) -> values.put(estimator, estimate - entropy));
    }
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "entropy-error",
        MetricGroup.DISTANCE_TO_SOURCE,
        "Error of entropy estimates",
        "nats",
        "Estimated entropy less the true one: on held-out text the bias of the estimator, on"
            + " generated text that bias and the loss by collapse.");
  }
}
