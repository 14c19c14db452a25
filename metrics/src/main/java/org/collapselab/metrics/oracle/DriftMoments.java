package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Exact probabilities, after drift, that a few independent draws from the law agree; the variance
 * of S follows from them. Backwards in time, draws of the later law are draws of the earlier one,
 * some of them one and the same (Kingman's ancestral process, 1982, Stochastic Processes and their
 * Applications 13:235, for groups of four).
 *
 * @param pairs {@code E S}, that two draws agree
 * @param triples {@code E sum p^3}, that three do
 * @param twoPairs {@code E S^2}, that a first and a second do, and a third and a fourth
 */
public record DriftMoments(double pairs, double triples, double twoPairs) {

  /** The probabilities of a law. */
  public static DriftMoments of(double[] law) {
    double cubes = 0;
    for (double p : law) {
      cubes += p * p * p;
    }
    double s = Laws.sumP2(law);
    return new DriftMoments(s, cubes, s * s);
  }

  /**
   * The probabilities after a step that gives a share of the law to n draws from it and leaves the
   * rest as it is: share 1 is {@code replace}, {@code n / (M + n)} is {@code accumulate}. Exact.
   *
   * @param share in [0, 1]
   * @param n draws, at least 1
   */
  public DriftMoments step(double share, double n) {
    Require.probability(share, "the share of new draws");
    Require.atLeast(1, (long) n, "draws");
    double pair = agree(share, n, 2, 1, 2);
    double triple = agree(share, n, 3, 1, 1);
    double paired = agree(share, n, 4, 2, 0);
    double all = agree(share, n, 4, 1, 0);
    return new DriftMoments(
        agree(share, n, 0, 0, 2) * pairs + agree(share, n, 2, 1, 0),
        agree(share, n, 0, 0, 3) * triples
            + 3 * agree(share, n, 2, 1, 1) * pairs
            + agree(share, n, 3, 1, 0),
        agree(share, n, 0, 0, 4) * twoPairs
            + pair * (2 * pairs + 4 * triples) // the pair is one of the two that agree, or crosses
            + paired * (1 + 2 * pairs)
            + triple * 4 * pairs
            + all);
  }

  /** Variance of S, at least 0. */
  public double variance() {
    return Math.max(0, twoPairs - pairs * pairs); // rounding
  }

  /**
   * Probability that given draws fall into given groups, each of which is one new draw, while each
   * other draw goes back to a draw of its own, new or old.
   *
   * @param grouped draws in groups
   * @param groups their number
   * @param single the other draws
   */
  private static double agree(double share, double n, int grouped, int groups, int single) {
    double probability = 0;
    double choose = 1; // single over fresh
    for (int fresh = 0; fresh <= single; fresh++) {
      double picks = 1;
      for (int i = 0; i < groups + fresh; i++) {
        picks *= Math.max(0, n - i) / n;
      }
      for (int i = groups + fresh; i < grouped + fresh; i++) {
        picks /= n;
      }
      probability +=
          choose
              * StrictMath.pow(share, grouped + fresh)
              * StrictMath.pow(1 - share, single - fresh)
              * picks;
      choose = choose * (single - fresh) / (fresh + 1);
    }
    return probability;
  }
}
