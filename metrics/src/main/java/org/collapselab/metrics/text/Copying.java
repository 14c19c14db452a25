package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Verbatim copying from the human text, in [0, 1]: the share of documents that it contains, as a
 * whole document ({@code unit:document}) or as consecutive tokens of one ({@code unit:excerpt},
 * whole ones included), and the share of n-grams that its documents contain ({@code unit:n-gram}).
 * Documents without a token are left out. Exact. Short documents stand in human text by chance:
 * read it beside held-out human text. Undefined if the text has no document with a token, or no
 * n-gram.
 *
 * @param n tokens of the n-grams, at least 1
 */
@AutoService(Metric.class)
@About("Share of documents, and of n-grams, that stand verbatim in the human text; in [0, 1].")
public record Copying(@About("tokens of the n-grams, at least 1") int n)
    implements ValuesMetric, Comparison {

  public Copying {
    Require.atLeast(1, n, "n");
  }

  public Copying() {
    this(8);
  }

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    Verbatim.Found found = Verbatim.in(observation.human().tokens(), observation.text(), n);
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(Parameters.of("unit", "document"), share(found.whole(), found.documents()));
    values.put(Parameters.of("unit", "excerpt"), share(found.inside(), found.documents()));
    values.put(Parameters.of("unit", "n-gram").with("n", n), share(found.copied(), found.ngrams()));
    return values;
  }

  private static double share(long found, long of) {
    return of == 0 ? Double.NaN : (double) found / of;
  }

  @Override
  public Description describe() {
    return new Description(
        "copying",
        MetricGroup.REPETITION,
        "Verbatim copying",
        "",
        "How much of the text stands word for word in the human text; it rises as a model recites"
            + " what it was trained on; short documents may agree with human text by chance.");
  }
}
