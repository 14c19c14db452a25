package org.collapselab.metrics.tail;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Share of the human n-gram types that the generated text still has, orders 2 and above, by class
 * of human frequency, in [0, 1]; class 0 is the survival of hapaxes. Order 1 is {@link Survival},
 * with the same classes. A class without human types has no score.
 */
@AutoService(Metric.class)
@About("Share of human n-gram types alive, by class floor(log2(human count)), from order 2 on.")
public record NGramSurvival() implements PerOrderValuesMetric, FrequencyClassMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    return order == 1 ? Map.of() : Survival.byClass(observation.spectrum(order));
  }

  @Override
  public Description describe() {
    return new Description(
        "n-gram-survival",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Survival of human n-grams",
        "",
        "Share of the human n-grams of each frequency class (human count 2^c to 2^(c+1) - 1) that"
            + " the text still uses; n-grams die before the words they are made of.");
  }
}
