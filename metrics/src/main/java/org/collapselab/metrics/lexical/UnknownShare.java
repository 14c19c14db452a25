package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;

/** Share of the tokens that are {@code <unk>}, in [0, 1]; undefined for an empty text. */
@AutoService(Metric.class)
@About("Share of the tokens that are <unk>; in [0, 1].")
public record UnknownShare() implements SingleMetric {

  @Override
  public OptionalDouble value(Observation observation) {
    DocumentCounts counts = observation.documents();
    return counts.tokens() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) counts.unknown() / counts.tokens());
  }

  @Override
  public Description describe() {
    return new Description(
        "unknown-share",
        MetricGroup.DOCUMENTS,
        "Share of unknown tokens",
        "",
        "Share of the tokens that stand for any word outside the vocabulary; if it grows, the"
            + " other measures of diversity describe an ever smaller part of the text.");
  }
}
