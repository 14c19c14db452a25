package org.collapselab.metrics.score;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.trainer.settings.About;

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

  private static final int POINTS = 25;
  private static final double END = 1e-6;

  public Mauve {
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("scale must be a number above 0, but was " + scale);
    }
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
    List<Score> scores = new ArrayList<>();
    for (int n = 1; n <= observation.spectra().size(); n++) {
      JointSpectrum spectrum = observation.spectrum(n);
      if (spectrum.humanTotal() > 0 && spectrum.generatedTotal() > 0) {
        scores.add(score(observation, n, "mauve|c:" + scale, mauve(spectrum, 0)));
        scores.add(score(observation, n, "mauve-star|c:" + scale, mauve(spectrum, 0.5)));
        scores.add(score(observation, n, "frontier-integral", frontier(spectrum, 0)));
        scores.add(score(observation, n, "frontier-integral-star", frontier(spectrum, 0.5)));
      }
    }
    return scores;
  }

  private Score score(Observation observation, int n, String form, double value) {
    String metric = name() + "|n:" + n + "|form:" + form;
    return Score.of(metric, observation.tokenizer(), observation.tokens(), 1, value);
  }

  /** MAUVE with a constant added to every count. */
  private double mauve(JointSpectrum spectrum, double added) {
    double[] weights = weights(spectrum, added);
    double[] x = new double[POINTS + 2]; // exp(-c KL(Q||R)); l grows, so x falls and y rises ...
    double[] y = new double[POINTS + 2];
    y[POINTS + 1] = 0;
    x[POINTS + 1] = 1;
    x[0] = 0;
    y[0] = 1;
    for (int i = 0; i < POINTS; i++) {
      double l = END + (1 - 2 * END) * i / (POINTS - 1);
      double fromHuman = 0;
      double fromGenerated = 0;
      for (int row = 0; row < spectrum.rows(); row++) {
        double p = (spectrum.human(row) + added) / weights[0];
        double q = (spectrum.generated(row) + added) / weights[1];
        double r = l * p + (1 - l) * q;
        fromHuman += p > 0 ? spectrum.types(row) * p * StrictMath.log(p / r) : 0;
        fromGenerated += q > 0 ? spectrum.types(row) * q * StrictMath.log(q / r) : 0;
      }
      x[POINTS - i] = StrictMath.exp(-scale * fromGenerated); // ... with l, so stored from behind
      y[POINTS - i] = StrictMath.exp(-scale * fromHuman);
    }
    return 0.5 * (area(x, y) + area(y, x));
  }

  /** Area under y over x by trapezia, points in the order of x. */
  private static double area(double[] x, double[] y) {
    Integer[] order = new Integer[x.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(x[a], x[b]));
    double area = 0;
    for (int i = 1; i < order.length; i++) {
      int a = order[i - 1];
      int b = order[i];
      area += (x[b] - x[a]) * (y[a] + y[b]) / 2;
    }
    return area;
  }

  /** {@code 2 sum [(p + q) / 4 - p q (ln p - ln q) / (2 (p - q))]}; p / 2 where q is 0. */
  private static double frontier(JointSpectrum spectrum, double added) {
    double[] weights = weights(spectrum, added);
    double sum = 0;
    for (int row = 0; row < spectrum.rows(); row++) {
      double p = (spectrum.human(row) + added) / weights[0];
      double q = (spectrum.generated(row) + added) / weights[1];
      if (p == 0 || q == 0) {
        sum += spectrum.types(row) * (p + q) / 4;
      } else if (p != q) {
        double mean = p * q * (StrictMath.log(p) - StrictMath.log(q)) / (2 * (p - q));
        sum += spectrum.types(row) * ((p + q) / 4 - mean);
      }
    }
    return Math.max(0, 2 * sum); // rounding
  }

  private static double[] weights(JointSpectrum spectrum, double added) {
    double union = 0;
    for (int row = 0; row < spectrum.rows(); row++) {
      union += spectrum.types(row);
    }
    return new double[] {
      spectrum.humanTotal() + added * union, spectrum.generatedTotal() + added * union
    };
  }

  @Override
  public Description describe() {
    return new Description(
        "Distance to human text",
        "MAUVE on n-grams",
        "",
        "How well the n-gram laws of human and generated text cover each other; MAUVE falls and the"
            + " frontier integral rises as they part.");
  }
}
