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
 * Jaccard index of the n-gram vocabularies of human reference and text: common types over all
 * types, in [0, 1]. Jaccard (1912), New Phytologist 11:37. Undefined if neither has an n-gram.
 */
@AutoService(Metric.class)
@About(
    "Jaccard index of the n-gram vocabularies of human and generated text, per order; in [0, 1].")
public record VocabularyOverlap() implements PerOrderMetric, Comparison {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    double common = 0;
    for (SpectrumRow row : spectrum) {
      common += row.isCommon() ? row.types() : 0;
    }
    double union = spectrum.allTypes();
    return union == 0 ? OptionalDouble.empty() : OptionalDouble.of(common / union);
  }

  @Override
  public Description describe() {
    return new Description(
        "vocabulary-overlap",
        MetricGroup.DISTANCE_TO_HUMAN,
        "Vocabulary overlap",
        "",
        "Share of all n-grams of either text that both use; it falls as human n-grams are lost.");
  }
}
