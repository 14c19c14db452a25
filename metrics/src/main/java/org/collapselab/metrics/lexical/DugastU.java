package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.trainer.settings.About;

/**
 * Dugast's U, {@code ln^2 N / (ln N - ln S)}, above 0, in natural logarithms. Dugast (1978), Etudes
 * de linguistique appliquee 32. Undefined below 2 tokens and if all tokens differ.
 */
@AutoService(Metric.class)
@About("Dugast's U, natural logarithms; above 0.")
public record DugastU() implements TypeTokenMetric {

  @Override
  public double value(double types, double tokens) {
    return tokens < 2 || types == tokens
        ? Double.NaN
        : StrictMath.log(tokens)
            * StrictMath.log(tokens)
            / (StrictMath.log(tokens) - StrictMath.log(types));
  }

  @Override
  public Description describe() {
    return new Description(
        "dugast-u",
        MetricGroup.LEXICAL_RICHNESS,
        "Dugast's U",
        "",
        "Squared logarithm of the number of tokens over how much larger it is than that of the"
            + " types; it falls under collapse.");
  }
}
