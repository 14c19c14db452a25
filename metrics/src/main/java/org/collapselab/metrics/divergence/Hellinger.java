package org.collapselab.metrics.divergence;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.PerOrderMetric;
import org.collapselab.trainer.settings.About;

/**
 * Hellinger distance between the n-gram laws of the human reference and of the text, {@code ||sqrt
 * p - sqrt q|| / sqrt 2}, in [0, 1]; 0 iff they are equal, 1 iff they share no n-gram. Hellinger
 * (1909), Journal fuer die reine und angewandte Mathematik 136:210. Undefined if either has no
 * n-gram.
 */
@AutoService(Metric.class)
@About("Hellinger distance to the human reference, per order; in [0, 1].")
public record Hellinger() implements PerOrderMetric, Comparison {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    double human = spectrum.humanTotal();
    double generated = spectrum.generatedTotal();
    if (human == 0 || generated == 0) {
      return OptionalDouble.empty();
    }
    double squares = 0;
    for (SpectrumRow row : spectrum) {
      double gap = Math.sqrt(row.human() / human) - Math.sqrt(row.generated() / generated);
      squares += row.types() * gap * gap;
    }
    return OptionalDouble.of(Math.min(1, Math.sqrt(squares / 2)));
  }

  @Override
  public Description describe() {
    return new Description(
        "hellinger",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Hellinger distance to human text",
        "",
        "How far the n-gram law has moved from the human one, 0 for equal and 1 for disjoint laws; it weighs rare n-grams more than total variation does.");
  }
}
