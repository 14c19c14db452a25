package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Carroll's corrected type-token ratio, types over the square root of twice the tokens, above 0.
 * Carroll (1964), "Language and Thought". Undefined for an empty text.
 */
@AutoService(Metric.class)
@About("Carroll's corrected type-token ratio; above 0.")
public record Carroll() implements TypeTokenMetric {

  @Override
  public double value(double types, double tokens) {
    return tokens == 0 ? Double.NaN : types / Math.sqrt(2 * tokens);
  }

  @Override
  public Description describe() {
    return new Description(
        "carroll",
        MetricGroup.LEXICAL_RICHNESS,
        "Carroll's CTTR",
        "",
        "Types over the square root of twice the tokens; it falls under collapse.");
  }
}
