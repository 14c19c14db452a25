package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * distinct-1 to distinct-4 sentence by sentence: mean over documents of distinct n-grams over
 * <em>tokens</em>, in [0, 1], as the package Distinct-N computes what Li et al. (2016),
 * doi:10.18653/v1/N16-1014, define over a corpus. Sees repetition inside documents only. Documents
 * without a token are left out; undefined if no document has one.
 */
@AutoService(Metric.class)
@About("Distinct n-grams over tokens, n 1 to 4, mean over documents; in [0, 1].")
public record DistinctNSentence() implements ValuesMetric {

  private static final int HIGHEST = 4;

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    double[] shares = Repetition.distinctPerToken(observation.text(), HIGHEST);
    Map<Parameters, Double> values = new LinkedHashMap<>();
    for (int n = 1; n <= HIGHEST; n++) {
      values.put(Parameters.order(n), shares[n - 1]);
    }
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "distinct-n-sentence",
        MetricGroup.REPETITION,
        "distinct-n by sentence",
        "",
        "Share of different n-grams in each document, on average; it does not show what documents"
            + " share.");
  }
}
