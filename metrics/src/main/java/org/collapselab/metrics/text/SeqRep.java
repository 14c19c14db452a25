package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Documents;

/**
 * seq-rep-1 to seq-rep-4: mean over documents of at least 4 tokens of the share of n-grams that
 * repeat an earlier one of the same document, in [0, 1). Welleck et al. (2020), arXiv:1908.04319.
 * Longer documents repeat more, so it is also taken over the first tokens of those documents that
 * have as many. Undefined if no document has 4 tokens, or as many as the prefix.
 *
 * @param prefix tokens of the prefix, at least 4
 */
@AutoService(Metric.class)
@About(
    "Share of n-grams that repeat within their document, n 1 to 4, mean over documents; in [0, 1).")
public record SeqRep(@About("tokens of the prefix, at least 4") int prefix)
    implements ValuesMetric {

  private static final int HIGHEST = 4;

  public SeqRep {
    Require.atLeast(HIGHEST, prefix, "prefix");
  }

  public SeqRep() {
    this(20);
  }

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    Documents text = observation.text();
    double[] whole = Repetition.within(text, HIGHEST, HIGHEST, Integer.MAX_VALUE);
    double[] cut = Repetition.within(text, HIGHEST, prefix, prefix);
    Map<Parameters, Double> values = new LinkedHashMap<>();
    for (int n = 1; n <= HIGHEST; n++) {
      values.put(Parameters.order(n), whole[n - 1]);
      values.put(Parameters.order(n).with("prefix", prefix), cut[n - 1]);
    }
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "seq-rep",
        MetricGroup.REPETITION,
        "seq-rep-n",
        "",
        "How much documents repeat themselves; loops of a model make it rise.");
  }
}
