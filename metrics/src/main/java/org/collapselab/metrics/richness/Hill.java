package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;

/**
 * Hill numbers of the n-gram law of the text, {@code qD = (sum p^q)^(1/(1-q))}: the number of
 * equally frequent types that would be as diverse, in [1, types]. q = 0 counts the types, 1 is
 * {@code exp} of Shannon's entropy, 2 the inverse of {@code sum p^2}, infinity {@code 1 / max p};
 * low q sees the tail, high q the head. Hill (1973), Ecology 54:427, doi:10.2307/1934352. Plug-in,
 * so q of 0 and 1 grow with the text. Undefined if the text has no n-gram.
 */
@AutoService(Metric.class)
@About("Hill numbers (effective number of n-gram types) of q 0, 1, 2 and infinity, per order.")
public record Hill() implements PerOrderValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    FrequencySpectrum spectrum = observation.spectrum(order).generatedFrequencies();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    if (spectrum.total() > 0) {
      values.put(Parameters.of("q", "0"), (double) spectrum.distinct());
      values.put(Parameters.of("q", "1"), of(spectrum, 1));
      values.put(Parameters.of("q", "2"), of(spectrum, 2));
      double largest = (double) spectrum.largest() / spectrum.total();
      values.put(Parameters.of("q", "inf"), 1 / largest);
    }
    return values;
  }

  /** The Hill number of a finite order q, at least 0, of a text with at least one token. */
  public static double of(FrequencySpectrum spectrum, double q) {
    if (q == 1) {
      return StrictMath.exp(Entropy.plugIn(spectrum));
    }
    double sum = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double p = (double) spectrum.count(i) / spectrum.total();
      sum += spectrum.types(i) * StrictMath.pow(p, q);
    }
    return StrictMath.pow(sum, 1 / (1 - q));
  }

  @Override
  public Description describe() {
    return new Description(
        "hill",
        MetricGroup.DIVERSITY,
        "Hill number",
        "types",
        "How many equally frequent n-grams would be as diverse as the text; q = 0 shows the loss"
            + " of the tail, q = inf the growth of the head.");
  }
}
