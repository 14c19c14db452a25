package org.collapselab.metrics.surprisal;

import com.google.auto.service.AutoService;
import java.util.Map;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * First Wasserstein distance, in tokens, at least 0, between the laws of tokens per document in the
 * generated and in the human text. Undefined if either has no document.
 */
@AutoService(Metric.class)
@About("Wasserstein distance of document lengths to human ones, in tokens.")
public record LengthW1() implements ValuesMetric, Comparison {

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    ValueSample human = DocumentLengths.of(observation.human());
    return Map.of(Parameters.NONE, DocumentLengths.of(observation.generated()).wasserstein(human));
  }

  @Override
  public Description describe() {
    return new Description(
        "length-w1",
        MetricGroup.DOCUMENTS,
        "Document lengths: Wasserstein distance to human",
        "tokens",
        "By how many tokens documents are longer or shorter than human ones, quantile by"
            + " quantile; it rises as the lengths drift.");
  }
}
