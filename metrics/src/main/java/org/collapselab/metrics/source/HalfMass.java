package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.SingleMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.text.Documents;

/**
 * Share of the tokens that belong to one fixed half of the types, in [0, 1]: frequent and rare ones
 * alike, ids i with {@code i mod 4} of 2 or 3 (ids go by frequency). Its expectation does not
 * change in any unbiased regime, {@code E p_t = p_0}, whatever is lost; its variance does, exactly
 * as that of two types. Undefined for a text without tokens.
 */
@AutoService(Metric.class)
@About(
    "Share of the tokens that belong to one fixed half of the types: unbiased regimes keep its mean; in [0, 1].")
public record HalfMass() implements SingleMetric {

  /** Whether a type belongs to the half. */
  public static boolean contains(int id) {
    return (id & 2) != 0;
  }

  @Override
  public OptionalDouble value(Observation observation) {
    Documents text = observation.text();
    if (text.tokens() == 0) {
      return OptionalDouble.empty();
    }
    long half = 0;
    for (int position = 0; position < text.tokens(); position++) {
      half += contains(text.token(position)) ? 1 : 0;
    }
    return OptionalDouble.of((double) half / text.tokens());
  }

  @Override
  public Description describe() {
    return new Description(
        "half-mass",
        MetricGroup.CHECKS,
        "Mass of a fixed half of the types",
        "",
        "Share of the text that belongs to a fixed half of the types, frequent and rare ones"
            + " alike: collapse moves single chains up or down, but the mean over replicates must"
            + " stay where it was.");
  }
}
