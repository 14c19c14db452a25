package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Maas' a squared, {@code (ln N - ln S) / ln^2 N}, at least 0, in natural logarithms (with
 * logarithms to base 10 it is ln 10 times larger). Maas (1972), Zeitschrift fuer
 * Literaturwissenschaft und Linguistik 2:73. Undefined below 2 tokens.
 */
@AutoService(Metric.class)
@About("Maas' a squared, natural logarithms; at least 0, rises as richness falls.")
public record Maas() implements TypeTokenMetric {

  @Override
  public double value(double types, double tokens) {
    return tokens < 2
        ? Double.NaN
        : (StrictMath.log(tokens) - StrictMath.log(types))
            / (StrictMath.log(tokens) * StrictMath.log(tokens));
  }

  @Override
  public Description describe() {
    return new Description(
        "maas",
        MetricGroup.LEXICAL_RICHNESS,
        "Maas' a squared",
        "",
        "How far the types fall short of the tokens on a logarithmic scale; it rises under"
            + " collapse.");
  }
}
