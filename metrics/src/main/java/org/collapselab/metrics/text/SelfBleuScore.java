package org.collapselab.metrics.text;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.KeyedSample;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.ValuesMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;
import org.collapselab.trainer.text.Documents;

/**
 * Self-BLEU-2 to self-BLEU-5: the mean BLEU of each document against all others, in [0, 1]. Zhu et
 * al. (2018), arXiv:1802.01886. Over all documents, exact, and over a fixed keyed sample of them.
 * It rises with the number of documents: compare at equal budgets. A sample sees little of what is
 * repeated far apart: 200 documents can show a collapsed text as less alike than human text.
 * Undefined below 2 documents, that of the sample if there are fewer documents.
 *
 * @param sample documents of the sample, at least 2
 */
@AutoService(Metric.class)
@About(
    "Self-BLEU-2 to 5 over all documents, exact, and over a sample; in [0, 1], rises as documents"
        + " grow alike.")
public record SelfBleuScore(@About("documents of the fixed sample, at least 2") int sample)
    implements ValuesMetric, Metric.WholeText {

  private static final int HIGHEST = 5;

  public SelfBleuScore {
    Require.atLeast(2, sample, "sample");
  }

  public SelfBleuScore() {
    this(1000);
  }

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    Documents text = observation.text();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    put(values, Parameters.NONE, text);
    if (text.size() >= sample) {
      Documents sampled = text.select(KeyedSample.of(text.size(), sample, 0));
      put(values, Parameters.NONE.with("sample", sample), sampled);
    }
    return values;
  }

  private static void put(Map<Parameters, Double> values, Parameters parameters, Documents text) {
    double[] scores = SelfBleu.of(text, HIGHEST);
    for (int n = 2; n <= HIGHEST; n++) {
      values.put(Parameters.order(n).with(parameters), scores[n - 1]);
    }
  }

  @Override
  public Description describe() {
    return new Description(
        "self-bleu",
        MetricGroup.REPETITION,
        "Self-BLEU",
        "",
        "How much of each document can be found in the others; it rises as documents become more"
            + " alike, and with their number.");
  }
}
