package org.collapselab.metrics.surprisal;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Optional;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Tokens per document, end tokens not counted: standard deviation (n - 1) and exact quantiles of
 * type 7; the mean is {@code mean-length}. A document cut at the budget counts as it is. No
 * deviation of one document; undefined without documents.
 */
@AutoService(Metric.class)
@About("Tokens per document: standard deviation and quantiles; ends not counted.")
public record LengthMetric() implements ValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    return DocumentLengths.of(observation.generated()).spread(5, 25, 50, 75, 95);
  }

  @Override
  public Optional<String> family() {
    return Optional.of("quantile");
  }

  @Override
  public Description describe() {
    return new Description(
        "length",
        MetricGroup.DOCUMENTS,
        "Document length",
        "tokens",
        "How the lengths of documents are distributed; if they collapse, the quantiles move"
            + " together, fall, or reach the maximum length because documents loop.");
  }
}
