package org.collapselab.metrics.score;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.trainer.settings.About;

/**
 * Shannon entropy of the n-gram law of the text, in nats, by two estimators: plug-in {@code -sum p
 * ln p}, in [0, ln types], and Miller-Madow, which adds the first-order bias {@code (types - 1) /
 * (2 total)}; Miller (1955), "Note on the bias of information estimates". Both assume independent
 * draws. Undefined where the text has no n-gram.
 */
@AutoService(Metric.class)
@About("Entropy of the n-gram law in nats, plug-in and Miller-Madow, orders 1 to 3; at least 0.")
public record Entropy() implements Metric {

  @Override
  public String name() {
    return "entropy";
  }

  @Override
  public List<Score> measure(Observation observation) {
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= observation.spectra().size(); n++) {
      JointSpectrum spectrum = observation.spectrum(n);
      long total = spectrum.generatedTotal();
      if (total > 0) {
        double plugIn = plugIn(spectrum, total);
        double millerMadow = plugIn + (spectrum.generatedTypes() - 1) / (2.0 * total);
        scores.add(score(observation, n, "plug-in", plugIn));
        scores.add(score(observation, n, "miller-madow", millerMadow));
      }
    }
    return scores;
  }

  private Score score(Observation observation, int n, String estimator, double value) {
    String metric = name() + "|n:" + n + "|estimator:" + estimator;
    return Score.of(metric, observation.tokenizer(), observation.tokens(), 1, value);
  }

  private static double plugIn(JointSpectrum spectrum, long total) {
    double entropy = 0;
    for (int row = 0; row < spectrum.rows(); row++) {
      if (spectrum.generated(row) > 0) {
        double p = (double) spectrum.generated(row) / total;
        entropy -= spectrum.types(row) * p * StrictMath.log(p);
      }
    }
    return entropy;
  }

  @Override
  public Description describe() {
    return new Description(
        "Diversity",
        "Entropy",
        "nats",
        "Uncertainty of the next n-gram drawn from the text without context; it falls as"
            + " probability moves to fewer n-grams.");
  }
}
