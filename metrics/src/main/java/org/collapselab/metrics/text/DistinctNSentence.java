package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.settings.About;

/**
 * distinct-1 to distinct-4 sentence by sentence: mean over documents of distinct n-grams over
 * <em>tokens</em>, in [0, 1], as the package Distinct-N computes what Li et al. (2016),
 * doi:10.18653/v1/N16-1014, define over a corpus. Sees repetition inside documents only. Documents
 * without a token are left out; undefined where no document has one.
 */
@AutoService(Metric.class)
@About("Distinct n-grams over tokens, n 1 to 4, mean over documents; in [0, 1].")
public record DistinctNSentence() implements TextMetric {

  private static final int HIGHEST = 4;

  @Override
  public String name() {
    return "distinct-n-sentence";
  }

  @Override
  public List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    OptionalDouble[] values = Repetition.distinctPerToken(observation.text(), HIGHEST);
    for (int n = 1; n <= HIGHEST; n++) {
      add(scores, observation, Parameters.order(n), values[n - 1]);
    }
    return scores;
  }

  @Override
  public Description describe() {
    return new Description(
        MetricGroup.REPETITION,
        "distinct-n by sentence",
        "",
        "Share of different n-grams in each document, on average; it misses what documents share.");
  }
}
