package org.collapselab.metrics.source;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Kullback-Leibler divergence between the known law p of the human text and the n-gram frequencies
 * q of the text, in nats, at least 0. {@code from:generated} is {@code sum q ln(q / p)}, infinite
 * if the text has what p excludes; {@code from:source} is {@code sum p ln(p / q)}, infinite as soon
 * as the text lacks one n-gram of positive p. Kullback and Leibler (1951),
 * doi:10.1214/aoms/1177729694. Where every type is resampled without bias from a law h, the
 * expectation of the first is {@code -sum h ln p} less the expected entropy (docs/theory.md). No
 * score if p is not known.
 */
@AutoService(Metric.class)
@About(
    "Kullback-Leibler divergence to and from the known law of a synthetic source in nats, orders 1 and 2; at least 0.")
public record SourceKullbackLeibler() implements PerOrderValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    Map<Parameters, Double> values = new LinkedHashMap<>();
    TextUnderLaw.of(observation, order)
        .ifPresent(
            text -> {
              double fromSource =
                  text.lost() > 0 ? Double.POSITIVE_INFINITY : divergence(text.p(), text.q());
              values.put(Parameters.of("from", "generated"), divergence(text.q(), text.p()));
              values.put(Parameters.of("from", "source"), fromSource);
            });
    return values;
  }

  private static double divergence(double[] from, double[] to) {
    double sum = 0;
    for (int type = 0; type < from.length; type++) {
      if (from[type] > 0) {
        if (to[type] == 0) {
          return Double.POSITIVE_INFINITY;
        }
        sum += from[type] * StrictMath.log(from[type] / to[type]);
      }
    }
    return Math.max(0, sum); // rounding
  }

  @Override
  public Description describe() {
    return new Description(
        "source-kl",
        MetricGroup.DISTANCE_TO_SOURCE,
        "Kullback-Leibler divergence to the source",
        "nats",
        "Extra nats that a code made for the true law needs for the text, and the other way"
            + " round; from the source it is infinite as soon as one n-gram of the true law is"
            + " lost.");
  }
}
