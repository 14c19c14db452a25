package org.collapselab.metrics.tail;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Share of the human token types that the generated text still has, by class of human frequency, in
 * [0, 1]. Class c holds the types of human count 2^c to 2^(c+1) - 1; the last, {@code 10+}, all of
 * 1,024 and more, which only the end stages of collapse reach. A class without human types has no
 * score.
 */
@AutoService(Metric.class)
@About("Share of human token types alive, by class floor(log2(human count)), 0 to 10+; in [0, 1].")
public record Survival() implements ValuesMetric, FrequencyClassMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    return byClass(observation.spectrum(1));
  }

  /** Shares alive by class. */
  static Map<Parameters, Double> byClass(JointSpectrum spectrum) {
    FrequencyClassShares alive = new FrequencyClassShares();
    for (SpectrumRow row : spectrum) {
      alive.add(row, row.isGenerated() ? row.types() : 0);
    }
    return alive.values();
  }

  @Override
  public Description describe() {
    return new Description(
        "survival",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Survival of human token types",
        "",
        "Share of the human types of each frequency class (human count 2^c to 2^(c+1) - 1) that"
            + " the text still uses; collapse removes the rare classes first.");
  }
}
