package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.settings.About;

/**
 * Entropy of the known law of the human text in nats, at least 0: the level that estimates of the
 * entropy of a text begin at. It does not depend on the text. No score where the law is not known.
 */
@AutoService(Metric.class)
@About("Entropy of the known law of a synthetic source in nats, orders 1 and 2; at least 0.")
public record TrueEntropy() implements Metric {

  @Override
  public String name() {
    return "true-entropy";
  }

  @Override
  public List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    Optional<KnownLaw> law = observation.human().law();
    for (int n = 1; law.isPresent() && n <= SourceMetric.orders(observation); n++) {
      double entropy = law.get().entropies()[n - 1];
      scores.add(new Score(MetricName.of(name(), n), observation.sample(), entropy));
    }
    return scores;
  }

  @Override
  public Description describe() {
    return new Description(
        MetricGroup.DISTANCE_TO_SOURCE,
        "True entropy",
        "nats",
        "Entropy of the law that the human text was drawn from, the same in every generation: the"
            + " level that the entropy of the text falls from.");
  }
}
