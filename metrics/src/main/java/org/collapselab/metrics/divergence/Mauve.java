package org.collapselab.metrics.divergence;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Comparison;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Divergence frontier of human and generated n-gram laws P and Q, both as counted and with 1/2
 * added to every count over the union of types (the starred forms): MAUVE, in (0, 1], 1 iff they
 * are equal, is the mean of the areas under the curve {@code (exp(-c KL(Q||R)), exp(-c KL(P||R)))},
 * R = l P + (1 - l) Q, c = 5, 25 values of l from 1e-6 to 1 - 1e-6, seen from both axes. Pillutla
 * et al. (2021), arXiv:2102.01454. The frontier integral, in [0, 1], 0 iff they are equal: Liu et
 * al. (2021), arXiv:2106.07898. Here on n-gram histograms, which need no clusters and no seed;
 * numbers on embeddings differ. Undefined where either text has no n-gram.
 *
 * @param scale c, above 0
 */
@AutoService(Metric.class)
@About("MAUVE and frontier integral of the n-gram histograms, per order; in [0, 1].")
public record Mauve(@About("c, how steeply divergence counts, above 0") double scale)
    implements Comparison {

  public Mauve {
    Require.positive(scale, "scale");
  }

  public Mauve() {
    this(5);
  }

  @Override
  public String name() {
    return "mauve";
  }

  @Override
  public List<Score> measure(Observation observation) {
    ScoreSample sample = observation.sample();
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= observation.spectra().size(); n++) {
      JointSpectrum spectrum = observation.spectrum(n);
      if (spectrum.humanTotal() > 0 && spectrum.generatedTotal() > 0) {
        Frontier counted = new Frontier(spectrum, 0);
        Frontier smoothed = new Frontier(spectrum, 0.5);
        MetricName name = MetricName.of(name(), n);
        MetricName plain = name.with("form", "mauve").with("c", scale);
        MetricName star = name.with("form", "mauve-star").with("c", scale);
        MetricName integral = name.with("form", "frontier-integral");
        MetricName integralStar = name.with("form", "frontier-integral-star");
        scores.add(new Score(plain, sample, counted.mauve(scale)));
        scores.add(new Score(star, sample, smoothed.mauve(scale)));
        scores.add(new Score(integral, sample, counted.integral()));
        scores.add(new Score(integralStar, sample, smoothed.integral()));
      }
    }
    return scores;
  }

  @Override
  public Description describe() {
    return new Description(
        MetricGroup.DISTANCE_TO_HUMAN,
        "MAUVE on n-grams",
        "",
        "How well the n-gram laws of human and generated text cover each other; MAUVE falls and the"
            + " frontier integral rises as they part.");
  }
}
