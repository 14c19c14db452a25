package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.PerOrderMetric;
import org.collapselab.trainer.settings.About;

/**
 * Effective number of n-gram types of the text over that of the human reference, {@code
 * exp(H_generated - H_human)} with plug-in Shannon entropies, above 0. Depends on the sizes of both
 * texts: compare at equal budgets. Undefined if either has no n-gram.
 */
@AutoService(Metric.class)
@About("exp of the difference of plug-in entropies, generated minus human, per order; above 0.")
public record EffectiveVocabularyRatio() implements PerOrderMetric, Comparison {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    return spectrum.humanTotal() == 0 || spectrum.generatedTotal() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            StrictMath.exp(
                Entropy.plugIn(spectrum.generatedFrequencies())
                    - Entropy.plugIn(spectrum.humanFrequencies())));
  }

  @Override
  public Description describe() {
    return new Description(
        "effective-vocabulary-ratio",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Effective vocabulary ratio",
        "",
        "Effective number of n-grams relative to human text; below 1 the text is less diverse than human text of this size.");
  }
}
