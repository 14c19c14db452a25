package org.collapselab.metrics.tail;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Share of the human n-gram types that a text of this size would have if its n-grams were drawn
 * independently from the human ones, {@code mean of 1 - (1 - h / N_h)^N_g}, by class of human
 * frequency h, in [0, 1]: what {@link Survival} and {@link NGramSurvival} would be under one
 * resampling alone. Human text itself lies below it, because text is topical: compare the survival
 * of held-out human text, too. A class without human types has no score.
 */
@AutoService(Metric.class)
@About(
    "Survival by frequency class if n-grams were drawn independently from human text, per order.")
public record ExpectedSurvival() implements PerOrderValuesMetric, FrequencyClassMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    JointSpectrum spectrum = observation.spectrum(order);
    double human = spectrum.humanTotal();
    long draws = spectrum.generatedTotal();
    FrequencyClassShares alive = new FrequencyClassShares();
    for (SpectrumRow row : spectrum) {
      if (row.isHuman()) {
        alive.add(row, row.types() * (1 - StrictMath.pow(1 - row.human() / human, draws)));
      }
    }
    return alive.values();
  }

  @Override
  public Description describe() {
    return new Description(
        "expected-survival",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Expected survival of human n-grams",
        "",
        "Share of the human n-grams of each frequency class that independent draws from human"
            + " text would still have; survival below it means that more is lost than by one"
            + " resampling.");
  }
}
