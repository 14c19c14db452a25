package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;

/**
 * Mean number of tokens per document, end tokens not counted, at least 0; a document cut at the
 * budget counts as it is. Undefined without documents.
 */
@AutoService(Metric.class)
@About("Mean number of tokens per document, end tokens not counted; at least 0.")
public record MeanLength() implements SingleMetric {

  @Override
  public OptionalDouble value(Observation observation) {
    DocumentCounts counts = observation.documents();
    return counts.documents() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) counts.tokens() / counts.documents());
  }

  @Override
  public Description describe() {
    return new Description(
        "mean-length",
        MetricGroup.DOCUMENTS,
        "Mean document length",
        "tokens",
        "Tokens per document; a drift to ever shorter documents or to endless loops is a collapse"
            + " of the lengths.");
  }
}
