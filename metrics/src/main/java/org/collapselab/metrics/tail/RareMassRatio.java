package org.collapselab.metrics.tail;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Probability that the text gives to n-grams that are rare in human text, over the probability that
 * human text gives them, at least 0; for human counts of at most 1, 2 and 5. Undefined if human
 * text has no such n-gram or the text is empty.
 */
@AutoService(Metric.class)
@About("Mass of n-grams rare in human text, relative to human text, per order; at least 0.")
public record RareMassRatio() implements PerOrderValuesMetric, Comparison {

  private static final int[] MOST = {1, 2, 5};

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    JointSpectrum spectrum = observation.spectrum(order);
    Map<Parameters, Double> values = new LinkedHashMap<>();
    double humanTotal = spectrum.humanTotal();
    double generatedTotal = spectrum.generatedTotal();
    for (int most : MOST) {
      long human = 0;
      long generated = 0;
      for (SpectrumRow row : spectrum) {
        if (row.isHuman() && row.human() <= most) {
          human += row.humanOccurrences();
          generated += row.generatedOccurrences();
        }
      }
      if (human > 0 && generatedTotal > 0) {
        double value = generated / generatedTotal / (human / humanTotal);
        values.put(Parameters.NONE.with("most", most), value);
      }
    }
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "rare-mass-ratio",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Rare mass ratio",
        "",
        "How much of the probability of n-grams that are rare in human text the generated text keeps;"
            + " below 1 the tail is being lost.");
  }
}
