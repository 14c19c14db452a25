package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.FrequencyMetric;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Abundance-based coverage estimator of the number of n-gram types of the text's source, where
 * types of at most 10 occurrences count as rare. Chao and Lee (1992), JASA 87:210,
 * doi:10.1080/01621459.1992.10475194. Undefined if all rare types occur once.
 */
@AutoService(Metric.class)
@About("ACE: estimated n-gram types of the source from rare types, per order; at least 0.")
public record Ace() implements FrequencyMetric {

  private static final int RARE = 10;

  @Override
  public OptionalDouble value(FrequencySpectrum spectrum) {
    double rareTypes = 0;
    double rare = 0; // occurrences of rare types
    double pairs = 0; // sum k (k - 1) f_k over rare types
    for (int k = 1; k <= RARE; k++) {
      double f = spectrum.having(k);
      rareTypes += f;
      rare += k * f;
      pairs += k * (k - 1.0) * f;
    }
    double abundant = spectrum.distinct() - rareTypes;
    if (rare == 0) {
      return OptionalDouble.of(abundant);
    }
    double once = spectrum.having(1);
    double coverage = 1 - once / rare;
    if (coverage == 0) {
      return OptionalDouble.empty();
    }
    double variation = Math.max(rareTypes / coverage * pairs / (rare * (rare - 1)) - 1, 0);
    return OptionalDouble.of(abundant + rareTypes / coverage + once / coverage * variation);
  }

  @Override
  public Description describe() {
    return new Description(
        "ace",
        MetricGroup.RICHNESS,
        "ACE",
        "types",
        "Estimate of how many n-grams the text's source has, seen or unseen, from the types that"
            + " occur up to ten times; it falls as the tail dies.");
  }
}
