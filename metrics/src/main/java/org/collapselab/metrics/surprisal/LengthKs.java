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
 * Kolmogorov-Smirnov distance, in [0, 1], between the laws of tokens per document in the generated
 * and in the human text. Undefined if either has no document.
 */
@AutoService(Metric.class)
@About("Kolmogorov-Smirnov distance of document lengths to human ones; in [0, 1].")
public record LengthKs() implements ValuesMetric, Comparison {

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    ValueSample human = DocumentLengths.of(observation.human());
    return Map.of(
        Parameters.NONE, DocumentLengths.of(observation.generated()).kolmogorovSmirnov(human));
  }

  @Override
  public Description describe() {
    return new Description(
        "length-ks",
        MetricGroup.DOCUMENTS,
        "Document lengths: KS distance to human",
        "",
        "Largest difference between the laws of document length of this and the human text; 0 if"
            + " they are equal; it rises as the lengths drift.");
  }
}
