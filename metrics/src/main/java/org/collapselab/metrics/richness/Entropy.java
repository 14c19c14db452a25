package org.collapselab.metrics.richness;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.count.FrequencySpectrum;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.MetricGroup;
import org.collapselab.metrics.score.MetricName;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Score;
import org.collapselab.metrics.score.ScoreSample;
import org.collapselab.trainer.settings.About;

/**
 * Shannon entropy of the n-gram law of the text, in nats, by three estimators: plug-in {@code -sum
 * p ln p}, in [0, ln types]; Miller-Madow, which adds the first-order bias {@code (types - 1) / (2
 * total)}, Miller (1955), "Note on the bias of information estimates"; and Chao-Shen, which reckons
 * with unseen types, Chao and Shen (2003), Environmental and Ecological Statistics 10:429,
 * doi:10.1023/A:1026096204727. All assume independent draws. Undefined where the text has no
 * n-gram.
 */
@AutoService(Metric.class)
@About(
    "Entropy of the n-gram law in nats, plug-in, Miller-Madow and Chao-Shen, per order; at least 0.")
public record Entropy() implements Metric {

  @Override
  public String name() {
    return "entropy";
  }

  @Override
  public List<Score> measure(Observation observation) {
    ScoreSample sample = observation.sample();
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= observation.spectra().size(); n++) {
      FrequencySpectrum spectrum = observation.spectrum(n).generatedFrequencies();
      if (spectrum.total() > 0) {
        double plugIn = plugIn(spectrum);
        double millerMadow = plugIn + (spectrum.distinct() - 1) / (2.0 * spectrum.total());
        scores.add(score(sample, n, "plug-in", plugIn));
        scores.add(score(sample, n, "miller-madow", millerMadow));
        double chaoShen = chaoShen(spectrum);
        scores.add(score(sample, n, "chao-shen", chaoShen));
      }
    }
    return scores;
  }

  private Score score(ScoreSample sample, int n, String estimator, double value) {
    return new Score(MetricName.of(name(), n).with("estimator", estimator), sample, value);
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
        MetricGroup.DIVERSITY,
        "Entropy",
        "nats",
        "Uncertainty of the next n-gram drawn from the text without context; it falls as"
            + " probability moves to fewer n-grams.");
  }
}
