package org.collapselab.metrics.divergence;

import java.util.Arrays;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.count.SpectrumRow;

/**
 * The divergence frontier of two laws P (human) and Q (generated) over the same cells: n-gram
 * types, or clusters of vectors. {@code R = l P + (1 - l) Q} runs from one to the other.
 *
 * @param spectrum how often each cell occurs in either text; both texts have an occurrence
 * @param added what is added to every count: 0, or 1/2 for the starred forms (Krichevsky and
 *     Trofimov 1981), over the union of the cells
 */
public record Frontier(JointSpectrum spectrum, double added) {

  private static final int POINTS = 25;
  private static final double END = 1e-6;

  /**
   * MAUVE, in (0, 1], 1 iff P = Q: the mean of the areas under the curve over both axes. Pillutla
   * et al. (2021), arXiv:2102.01454.
   *
   * @param scale c, above 0
   */
  public double mauve(double scale) {
    double[][] curve = curve(scale);
    return 0.5 * (area(curve[0], curve[1]) + area(curve[1], curve[0]));
  }

  /**
   * The frontier integral, in [0, 1], 0 iff P = Q: {@code 2 sum [(p + q) / 4 - p q (ln p - ln q) /
   * (2 (p - q))]}; p / 2 if q is 0. Liu et al. (2021), arXiv:2106.07898.
   */
  public double integral() {
    double[] weights = weights();
    double sum = 0;
    for (SpectrumRow row : spectrum) {
      double p = (row.human() + added) / weights[0];
      double q = (row.generated() + added) / weights[1];
      if (p == 0 || q == 0) {
        sum += row.types() * (p + q) / 4;
      } else if (p != q) {
        double mean = p * q * (StrictMath.log(p) - StrictMath.log(q)) / (2 * (p - q));
        sum += row.types() * ((p + q) / 4 - mean);
      }
    }
    return Math.max(0, 2 * sum); // rounding
  }

  /**
   * The points {@code (exp(-c KL(Q||R)), exp(-c KL(P||R)))} for 25 values of l from 1 - 1e-6 down
   * to 1e-6, between (0, 1) and (1, 0); shape (2, 27), x ascending.
   */
  public double[][] curve(double scale) {
    double[] weights = weights();
    double[] x = new double[POINTS + 2];
    double[] y = new double[POINTS + 2];
    y[0] = 1;
    x[POINTS + 1] = 1;
    for (int i = 0; i < POINTS; i++) {
      double l = END + (1 - 2 * END) * i / (POINTS - 1);
      double fromHuman = 0;
      double fromGenerated = 0;
      for (SpectrumRow row : spectrum) {
        double p = (row.human() + added) / weights[0];
        double q = (row.generated() + added) / weights[1];
        double r = l * p + (1 - l) * q;
        fromHuman += p > 0 ? row.types() * p * StrictMath.log(p / r) : 0;
        fromGenerated += q > 0 ? row.types() * q * StrictMath.log(q / r) : 0;
      }
      x[POINTS - i] = StrictMath.exp(-scale * fromGenerated); // falls as l grows: from behind
      y[POINTS - i] = StrictMath.exp(-scale * fromHuman);
    }
    return new double[][] {x, y};
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

  /** What counts are divided by, human and generated. */
  private double[] weights() {
    double union = spectrum.allTypes();
    return new double[] {
      spectrum.humanTotal() + added * union, spectrum.generatedTotal() + added * union
    };
  }
}
