package org.collapselab.metrics.zipf;

import java.util.Optional;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.collapselab.metrics.count.FrequencySpectrum;

/**
 * The Zipf-Mandelbrot law that fits a text best: least multivariate chi-squared of its types and of
 * the types that occur once, twice, ... up to 15 times, Baayen (2001), section 3.3; without the
 * counts from the first on that fewer than 5 types have, but with at least two counts more than
 * there are parameters. Evert (2004), as in {@link ZipfMandelbrotLaw}.
 *
 * @param alpha in (0, 1); 1 / alpha is the exponent of frequency over rank
 * @param lowest A: probability of the rarest type, 0 in a law without one
 * @param highest B: probability at which the law ends, in (0, 1]
 * @param population number of types of the law; infinite without a rarest one
 * @param misfit the chi-squared statistic, at least 0
 */
public record ZipfMandelbrotFit(
    double alpha, double lowest, double highest, double population, double misfit) {

  private static final int MOST_COUNTS = 15;
  private static final long ENOUGH = 5;
  private static final int FEWEST_TYPES = 10;
  private static final double EDGE = 1e-6; // alpha lies this far inside (0, 1)
  private static final int EVALUATIONS = 1000;
  private static final double CLOSE = 1e-9; // of values of the statistic, relative
  private static final double[] ALPHAS = {0.3, 0.6, 0.85};

  /**
   * Fits. Empty if the text has fewer than 10 types, or every type once, or no law fits.
   *
   * @param finite whether there is a rarest type
   */
  public static Optional<ZipfMandelbrotFit> of(FrequencySpectrum spectrum, boolean finite) {
    if (spectrum.distinct() < FEWEST_TYPES || spectrum.distinct() == spectrum.total()) {
      return Optional.empty();
    }
    Misfit misfit = new Misfit(spectrum, counts(spectrum, finite ? 3 : 2));
    double largest = (double) spectrum.largest() / spectrum.total();
    Optional<ZipfMandelbrotFit> best = Optional.empty();
    for (double alpha : ALPHAS) {
      double[] start = finite ? new double[3] : new double[2];
      start[0] = StrictMath.log(alpha / (1 - alpha));
      start[1] = StrictMath.log(largest / 5);
      if (finite) {
        start[2] = StrictMath.log(0.1 / spectrum.total());
      }
      ZipfMandelbrotFit fit = descend(misfit, start);
      if (Double.isFinite(fit.misfit) && best.stream().allMatch(b -> fit.misfit < b.misfit)) {
        best = Optional.of(fit);
      }
    }
    return best;
  }

  private static int counts(FrequencySpectrum spectrum, int parameters) {
    int counts = 0;
    while (counts < MOST_COUNTS && spectrum.having(counts + 1L) >= ENOUGH) {
      counts++;
    }
    return Math.max(counts, parameters + 2);
  }

  /** Nelder and Mead (1965), from one start. */
  private static ZipfMandelbrotFit descend(Misfit misfit, double[] start) {
    double[] point = start;
    double value = misfit.of(law(start));
    try {
      PointValuePair end =
          new SimplexOptimizer(new SimpleValueChecker(CLOSE, CLOSE))
              .optimize(
                  new ObjectiveFunction(x -> misfit.of(law(x))),
                  GoalType.MINIMIZE,
                  new InitialGuess(start),
                  new NelderMeadSimplex(start.length, 0.5),
                  new MaxEval(EVALUATIONS));
      point = end.getPoint();
      value = end.getValue();
    } catch (TooManyEvaluationsException e) {
      value = Double.POSITIVE_INFINITY; // another start may do
    }
    ZipfMandelbrotLaw law = law(point);
    return new ZipfMandelbrotFit(law.alpha(), law.lowest(), law.highest(), law.population(), value);
  }

  /** From (logit of alpha, ln B) or (logit of alpha, ln B, ln A). */
  private static ZipfMandelbrotLaw law(double[] x) {
    double alpha = EDGE + (1 - 2 * EDGE) / (1 + StrictMath.exp(-x[0]));
    return new ZipfMandelbrotLaw(
        alpha, x.length > 2 ? StrictMath.exp(x[2]) : 0, StrictMath.exp(x[1]));
  }

  /** Multivariate chi-squared of (types, types of count 1, ..., types of count k). */
  private static final class Misfit {

    private final double total;
    private final double[] observed; // (k + 1)

    Misfit(FrequencySpectrum spectrum, int counts) {
      total = spectrum.total();
      observed = new double[counts + 1];
      observed[0] = spectrum.distinct();
      for (int m = 1; m <= counts; m++) {
        observed[m] = spectrum.having(m);
      }
    }

    /** The statistic; infinite if the law is not valid. */
    double of(ZipfMandelbrotLaw law) {
      if (!(law.highest() <= 1) || !(law.lowest() < law.highest())) {
        return Double.POSITIVE_INFINITY;
      }
      int counts = observed.length - 1;
      double[] expected = law.having(total, counts);
      double types = law.types(total);
      double[] gap = observed.clone();
      gap[0] -= types;
      for (int m = 1; m <= counts; m++) {
        gap[m] -= expected[m - 1];
      }
      double statistic = solved(covariance(law, types, expected), gap);
      return statistic >= 0 ? statistic : Double.POSITIVE_INFINITY; // NaN, too
    }

    /** Of independent Poisson counts; shape (k + 1, k + 1), the lower half. */
    private double[][] covariance(ZipfMandelbrotLaw law, double types, double[] expected) {
      int counts = observed.length - 1;
      double[] twice = law.having(2 * total, 2 * counts);
      double[][] covariance = new double[counts + 1][counts + 1];
      covariance[0][0] = law.types(2 * total) - types;
      double half = 1; // 2^-m
      for (int m = 1; m <= counts; m++) {
        half /= 2;
        covariance[m][0] = half * twice[m - 1];
        double weight = half; // C(m + l, l) 2^-(m + l)
        for (int l = 1; l <= m; l++) {
          weight *= (double) (m + l) / l / 2;
          covariance[m][l] = (l == m ? expected[m - 1] : 0) - weight * twice[m + l - 1];
        }
      }
      return covariance;
    }

    /** {@code x' R^-1 x} by Cholesky's decomposition; NaN if R is not positive definite. */
    private static double solved(double[][] r, double[] x) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        double y = x[i];
        for (int j = 0; j <= i; j++) {
          double entry = r[i][j];
          for (int k = 0; k < j; k++) {
            entry -= r[i][k] * r[j][k];
          }
          r[i][j] = i == j ? StrictMath.sqrt(entry) : entry / r[j][j];
          y -= i == j ? 0 : r[i][j] * x[j];
        }
        x[i] = y / r[i][i];
        sum += x[i] * x[i];
      }
      return sum;
    }
  }
}
