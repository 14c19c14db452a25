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
import org.collapselab.trainer.text.Documents;

/**
 * MTLD, mean run of tokens over which the type-token ratio stays above 0.72, documents read one
 * after the other, forwards and backwards, above 1; in the two variants that published programs
 * compute and that differ. McCarthy and Jarvis (2010), Behavior Research Methods 42:381,
 * doi:10.3758/BRM.42.2.381. Undefined for an empty text, and for {@code taaled} if all tokens
 * differ.
 */
@AutoService(Metric.class)
@About("MTLD in two published variants, mj and taaled; in tokens, above 1.")
public record MtldScore() implements ValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    Documents text = observation.text();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(Parameters.of("variant", "mj"), Windows.mtld(text, Windows.Mtld.MJ));
    values.put(Parameters.of("variant", "taaled"), Windows.mtld(text, Windows.Mtld.TAALED));
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "mtld",
        MetricGroup.LEXICAL_RICHNESS,
        "MTLD",
        "tokens",
        "How many tokens you can read until words repeat; it falls under collapse and hardly"
            + " depends on the size of the text.");
  }
}
