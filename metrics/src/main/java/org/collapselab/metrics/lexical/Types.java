package org.collapselab.metrics.lexical;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.PerOrderMetric;
import org.collapselab.trainer.settings.About;

/** Number of distinct n-grams of the generated text, at least 0; 0 for an empty text. */
@AutoService(Metric.class)
@About("Number of distinct n-grams, per order; at least 0.")
public record Types() implements PerOrderMetric {

  @Override
  public OptionalDouble value(JointSpectrum spectrum) {
    return OptionalDouble.of(spectrum.generatedTypes());
  }

  @Override
  public Description describe() {
    return new Description(
        "types",
        MetricGroup.DIVERSITY,
        "Distinct n-grams",
        "types",
        "How many different n-grams the text uses; under collapse rare ones are lost and the number"
            + " falls; it grows with the size of the text, so compare equal budgets only.");
  }
}
