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
 * Mean segmental type-token ratio: mean over consecutive segments of equal length of the share of
 * distinct tokens, the documents read one after the other, in (0, 1]. Johnson (1944), Psychological
 * Monographs 56. In the two variants that published programs compute: {@code taaled} takes all
 * whole segments, {@code mj} never the last one, even if whole. Undefined for a text without a
 * segment.
 *
 * @param segment tokens of a segment, at least 1
 */
@AutoService(Metric.class)
@About("Mean segmental type-token ratio in two published variants, mj and taaled; in (0, 1].")
public record Msttr(@About("tokens of a segment, at least 1") int segment) implements ValuesMetric {

  public Msttr {
    Require.atLeast(1, segment, "segment");
  }

  public Msttr() {
    this(50);
  }

  @Override
  public Parameters parameters() {
    return Parameters.NONE.with("w", segment);
  }

  @Override
  public Map<Parameters, Double> values(Observation observation) {
    Documents text = observation.text();
    int all = text.tokens() / segment;
    int butLast = text.tokens() % segment == 0 ? all - 1 : all;
    Map<Parameters, Double> values = new LinkedHashMap<>();
    values.put(Parameters.of("variant", "mj"), Windows.msttr(text, segment, butLast));
    values.put(Parameters.of("variant", "taaled"), Windows.msttr(text, segment, all));
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "msttr",
        MetricGroup.LEXICAL_RICHNESS,
        "MSTTR",
        "",
        "Share of different words in consecutive short segments; it hardly shows what is lost"
            + " across documents.");
  }
}
