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
 * Share of documents that repeat an earlier one token by token, {@code 1 - distinct / documents},
 * in [0, 1). Undefined without documents.
 */
@AutoService(Metric.class)
@About("Share of documents that repeat an earlier one exactly; in [0, 1).")
public record Duplicates() implements SingleMetric, Metric.WholeText {

  @Override
  public OptionalDouble value(Observation observation) {
    DocumentCounts counts = observation.documents();
    return counts.documents() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (counts.documents() - counts.distinct()) / counts.documents());
  }

  @Override
  public Description describe() {
    return new Description(
        "duplicates",
        MetricGroup.DOCUMENTS,
        "Duplicate documents",
        "",
        "Share of documents that repeat an earlier one word for word; it rises as models repeat a"
            + " few memorised documents.");
  }
}
