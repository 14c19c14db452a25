package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;

/**
 * Self-repetition of 4-grams between documents: mean over documents of {@code ln(1 + number of
 * other documents that share each distinct 4-gram, summed)}, at least 0. Salkar et al. (2022),
 * AACL, as in the package diversity of Shaib et al. (2024), arXiv:2403.00553. It grows with the
 * number of documents. Undefined without documents.
 */
@AutoService(Metric.class)
@About("Mean log number of sharings of 4-grams between documents (Salkar et al. 2022); at least 0.")
public record SelfRepetition() implements SingleMetric, Metric.WholeText {

  private static final int ORDER = 4;

  @Override
  public Parameters parameters() {
    return Parameters.order(ORDER);
  }

  @Override
  public OptionalDouble value(Observation observation) {
    return Repetition.between(observation.text(), ORDER);
  }

  @Override
  public Description describe() {
    return new Description(
        "self-repetition",
        MetricGroup.REPETITION,
        "Self-repetition",
        "",
        "How often long phrases of a document occur in other documents; it rises as texts share phrases.");
  }
}
