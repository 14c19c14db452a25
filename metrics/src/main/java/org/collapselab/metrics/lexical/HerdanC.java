package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Herdan's C, ln types over ln tokens, in [0, 1]. Herdan (1960), "Type-token mathematics".
 * Undefined below 2 tokens.
 */
@AutoService(Metric.class)
@About("Herdan's C: ln types over ln tokens; in [0, 1].")
public record HerdanC() implements TypeTokenMetric {

  @Override
  public double value(double types, double tokens) {
    return tokens < 2 ? Double.NaN : StrictMath.log(types) / StrictMath.log(tokens);
  }

  @Override
  public Description describe() {
    return new Description(
        "herdan-c",
        MetricGroup.LEXICAL_RICHNESS,
        "Herdan's C",
        "",
        "Logarithm of the types over that of the tokens; it falls under collapse.");
  }
}
