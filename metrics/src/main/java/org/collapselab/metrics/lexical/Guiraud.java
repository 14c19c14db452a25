package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Guiraud's index (root type-token ratio), types over the square root of tokens, above 0. Guiraud
 * (1954), "Les caracteres statistiques du vocabulaire". Undefined for an empty text.
 */
@AutoService(Metric.class)
@About("Guiraud's index: types over the square root of tokens; above 0.")
public record Guiraud() implements TypeTokenMetric {

  @Override
  public double value(double types, double tokens) {
    return tokens == 0 ? Double.NaN : types / Math.sqrt(tokens);
  }

  @Override
  public Description describe() {
    return new Description(
        "guiraud",
        MetricGroup.LEXICAL_RICHNESS,
        "Guiraud's index",
        "",
        "Types over the square root of tokens; it falls under collapse and depends less on the size of the text than the type-token ratio.");
  }
}
