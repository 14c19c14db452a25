package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * n-gram diversity: the sum of distinct-1 to distinct-4 over the documents joined to one, in (0,
 * 4]: n-grams cross the ends of documents, as in the package diversity of Shaib et al. (2024),
 * arXiv:2403.00553. It falls with size. Undefined if the text has fewer tokens than the highest
 * order.
 *
 * @param most the highest order, at least 1
 */
@AutoService(Metric.class)
@About("Sum of distinct-1 to distinct-4 over joined documents (Shaib et al. 2024); in (0, 4].")
public record NGramDiversity(@About("the highest order, at least 1") int most)
    implements SingleMetric {

  public NGramDiversity {
    Require.atLeast(1, most, "most");
  }

  public NGramDiversity() {
    this(4);
  }

  @Override
  public Parameters parameters() {
    return Parameters.NONE.with("most", most);
  }

  @Override
  public OptionalDouble value(Observation observation) {
    return Repetition.diversity(observation.text(), most);
  }

  @Override
  public Description describe() {
    return new Description(
        "n-gram-diversity",
        MetricGroup.REPETITION,
        "n-gram diversity",
        "",
        "Shares of different n-grams, summed over orders; it falls as models repeat themselves, and"
            + " also as a text gets longer.");
  }
}
