package org.collapselab.metrics.tail;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.settings.About;

/**
 * Share of the human n-gram types that the generated text still has, orders 2 and above, by class
 * of human frequency, in [0, 1]; class 0 is the survival of hapaxes. Order 1 is {@link Survival},
 * with the same classes. A class without human types has no score.
 */
@AutoService(Metric.class)
@About("Share of human n-gram types alive, by class floor(log2(human count)), from order 2 on.")
public record NGramSurvival() implements FrequencyClassMetric {

  @Override
  public String name() {
    return "n-gram-survival";
  }

  @Override
  public List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    for (int n = 2; n <= observation.spectra().size(); n++) {
      scores.addAll(
          Survival.scores(observation, observation.spectrum(n), MetricName.of(name(), n)));
    }
    return scores;
  }

  @Override
  public Description describe() {
    return new Description(
        MetricGroup.DISTANCE_TO_HUMAN,
        "Survival of human n-grams",
        "",
        "Share of the human n-grams of each frequency class (human count 2^c to 2^(c+1) - 1) that"
            + " the text still uses; n-grams die before the words they are made of.");
  }
}
