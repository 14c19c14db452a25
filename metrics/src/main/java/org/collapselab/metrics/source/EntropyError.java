package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.richness.Entropy;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.settings.About;

/**
 * Each estimate of {@link Entropy} less the true entropy of the source, in nats. On held-out human
 * text, which is a plain sample of the source, that is the estimator's own error; on generated text
 * it is that error and what collapse took. No score where the law is not known or the text has no
 * n-gram.
 */
@AutoService(Metric.class)
@About(
    "Estimates of the entropy less that of the known law of a synthetic source, in nats, orders 1 and 2.")
public record EntropyError() implements Metric {

  @Override
  public String name() {
    return "entropy-error";
  }

  @Override
  public List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    Optional<KnownLaw> law = observation.human().law();
    if (law.isPresent()) {
      for (Score estimate : new Entropy().measure(observation)) {
        int n = Integer.parseInt(estimate.name().value("n").orElseThrow());
        if (n <= KnownLaw.ORDERS) {
          MetricName name = new MetricName(name(), estimate.name().parameters());
          double error = estimate.value() - law.get().entropies()[n - 1];
          scores.add(new Score(name, estimate.sample(), error));
        }
      }
    }
    return scores;
  }

  @Override
  public Description describe() {
    return new Description(
        MetricGroup.DISTANCE_TO_SOURCE,
        "Error of entropy estimates",
        "nats",
        "Estimated entropy less the true one: on held-out text the bias of the estimator, on"
            + " generated text that bias and what collapse took.");
  }
}
