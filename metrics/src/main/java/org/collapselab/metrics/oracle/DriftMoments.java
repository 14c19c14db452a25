package org.collapselab.metrics.oracle;

import org.collapselab.trainer.settings.Require;

/**
 * Exact probabilities, after drift, that a few independent draws from the law agree, which give the
 * variance of S, too. Backwards in time, draws of the later law are draws of the earlier one, some
 * of them one and the same (Kingman's ancestral process, 1982, Stochastic Processes and their
 * Applications 13:235, for groups of four).
 *
 * @param pairs {@code E S}, that two draws agree
 * @param triples {@code E sum p^3}, that three do
 * @param twoPairs {@code E S^2}, that a first and a second do, and a third and a fourth
 */
public record DriftMoments(double pairs, double triples, double twoPairs) {

  /** Those of a law. */
  public static DriftMoments of(double[] law) {
    double cubes = 0;
    for (double p : law) {
      cubes += p * p * p;
    }
    double s = Laws.sumP2(law);
    return new DriftMoments(s, cubes, s * s);
  }

  /**
   * Those of the law that gives a share to n draws from this one, and the rest to this one itself:
   * share 1 is {@code replace}, {@code n / (M + n)} is {@code accumulate}. Exact.
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
   * Probability that some given draws fall into given groups, each one new draw, while others go
   * back to different draws each, new or old.
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
