package org.collapselab.metrics.divergence;

import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Parameters;
import org.collapselab.metrics.score.PerOrderValuesMetric;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Divergence frontier of human and generated n-gram laws P and Q, both as counted and with 1/2
 * added to every count over the union of types (the starred forms): MAUVE, in (0, 1], 1 iff they
 * are equal, is the mean of the areas under the curve {@code (exp(-c KL(Q||R)), exp(-c KL(P||R)))},
 * R = l P + (1 - l) Q, c = 5, 25 values of l from 1e-6 to 1 - 1e-6, seen from both axes. Pillutla
 * et al. (2021), arXiv:2102.01454. The frontier integral, in [0, 1], 0 iff they are equal: Liu et
 * al. (2021), arXiv:2106.07898. Here on n-gram histograms, which need no clusters and no seed;
 * numbers on embeddings differ. Undefined if either text has no n-gram.
 *
 * @param scale c, above 0
 */
@AutoService(Metric.class)
@About("MAUVE and frontier integral of the n-gram histograms, per order; in [0, 1].")
public record Mauve(@About("c, how steeply divergence counts, above 0") double scale)
    implements PerOrderValuesMetric, Comparison {

  public Mauve {
    Require.positive(scale, "scale");
  }

  public Mauve() {
    this(5);
  }

  @Override
  public Map<Parameters, Double> values(Observation observation, int order) {
    JointSpectrum spectrum = observation.spectrum(order);
    Map<Parameters, Double> values = new LinkedHashMap<>();
    if (spectrum.humanTotal() > 0 && spectrum.generatedTotal() > 0) {
      Frontier counted = new Frontier(spectrum, 0);
      Frontier smoothed = new Frontier(spectrum, 0.5);
      values.put(Parameters.of("form", "mauve").with("c", scale), counted.mauve(scale));
      values.put(Parameters.of("form", "mauve-star").with("c", scale), smoothed.mauve(scale));
      values.put(Parameters.of("form", "frontier-integral"), counted.integral());
      values.put(Parameters.of("form", "frontier-integral-star"), smoothed.integral());
    }
    return values;
  }

  @Override
  public Description describe() {
    return new Description(
        "mauve",
        MetricGroup.DISTANCE_TO_HUMAN,
        "MAUVE on n-grams",
        "",
        "How well the n-gram laws of human and generated text cover each other; MAUVE falls and"
            + " the frontier integral rises as they move apart.");
  }
}
