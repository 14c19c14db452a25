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
 * Shannon entropy of the n-gram law of the text, in nats, by three estimators: plug-in {@code -sum
 * p ln p}, in [0, ln types]; Miller-Madow, which adds the first-order bias {@code (types - 1) / (2
 * total)}, Miller (1955), "Note on the bias of information estimates"; and Chao-Shen, which reckons
 * with unseen types, Chao and Shen (2003), Environmental and Ecological Statistics 10:429,
 * doi:10.1023/A:1026096204727. All assume independent draws. Undefined if the text has no n-gram.
 */
@AutoService(Metric.class)
@About(
    "Entropy of the n-gram law in nats, plug-in, Miller-Madow and Chao-Shen, per order; at least 0.")
public record Entropy() implements PerOrderValuesMetric {

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    FrequencySpectrum spectrum = observation.spectrum(order).generatedFrequencies();
    Map<Parameters, Double> values = new LinkedHashMap<>();
    if (spectrum.total() > 0) {
      double plugIn = plugIn(spectrum);
      double millerMadow = plugIn + (spectrum.distinct() - 1) / (2.0 * spectrum.total());
      values.put(Parameters.of("estimator", "plug-in"), plugIn);
      values.put(Parameters.of("estimator", "miller-madow"), millerMadow);
      values.put(Parameters.of("estimator", "chao-shen"), chaoShen(spectrum));
    }
    return values;
  }

  /** {@code -sum p ln p} of a text with at least one n-gram. */
  static double plugIn(FrequencySpectrum spectrum) {
    double entropy = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double p = (double) spectrum.count(i) / spectrum.total();
      entropy -= spectrum.types(i) * p * StrictMath.log(p);
    }
    return entropy;
  }

  /**
   * {@code -sum C p ln(C p) / (1 - (1 - C p)^N)}, C Good's coverage, where one occurrence is spared
   * if all types occur once: unseen types by Horvitz and Thompson.
   */
  private static double chaoShen(FrequencySpectrum spectrum) {
    double total = spectrum.total();
    double once = spectrum.having(1);
    double coverage = 1 - (once == total ? total - 1 : once) / total;
    double entropy = 0;
    for (int i = 0; i < spectrum.size(); i++) {
      double p = coverage * spectrum.count(i) / total;
      double seen = 1 - StrictMath.pow(1 - p, total);
      entropy -= spectrum.types(i) * p * StrictMath.log(p) / seen;
    }
    return entropy;
  }

  @Override
  public Description describe() {
    return new Description(
        "entropy",
        MetricGroup.DIVERSITY,
        "Entropy",
        "nats",
        "Uncertainty of the next n-gram drawn from the text without context; it falls as"
            + " probability concentrates on fewer n-grams.");
  }
}
