package org.collapselab.metrics.tail;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;

/**
 * Human probability of the token types that the generated text lacks, {@code sum p0(i) [count(i) =
 * 0]}, in [0, 1]: 0 if every human type occurs, 1 for an empty text. Undefined without human text.
 * Not the Good-Turing missing mass, which falls as this rises.
 */
@AutoService(Metric.class)
@About("Human probability of the token types that the text lacks; in [0, 1].")
public record LostHumanMass() implements SingleMetric, Comparison {

  @Override
  public OptionalDouble value(Observation observation) {
    JointSpectrum spectrum = observation.spectrum(1);
    long total = spectrum.humanTotal();
    long lost = 0;
    for (SpectrumRow row : spectrum) {
      lost += row.isGenerated() ? 0 : row.humanOccurrences();
    }
    return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) lost / total);
  }

  @Override
  public Description describe() {
    return new Description(
        "lost-human-mass",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Lost human mass",
        "",
        "Share of human text made of words that the generated text no longer has; it rises as the"
            + " tail of the vocabulary dies.");
  }
}
