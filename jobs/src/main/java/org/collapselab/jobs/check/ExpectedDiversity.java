package org.collapselab.jobs.check;

import java.util.Optional;
import org.collapselab.generator.mix.Accumulate;
import org.collapselab.generator.mix.AccumulateSubsample;
import org.collapselab.generator.mix.FixedHuman;
import org.collapselab.generator.mix.Fresh;
import org.collapselab.generator.mix.HumanOnly;
import org.collapselab.generator.mix.HumanSource;
import org.collapselab.generator.mix.Regime;
import org.collapselab.generator.mix.Replace;
import org.collapselab.generator.mix.ReplaceMultiple;
import org.collapselab.generator.mix.ShareDrawing;
import org.collapselab.generator.mix.Turnover;
import org.collapselab.generator.write.Length;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.metrics.oracle.SumP2Laws;
import org.collapselab.trainer.model.ExactEstimate;

/**
 * The expected S = sum p^2 of the token law of each D_t of one chain, for the arms for which it is
 * exact (docs/theory.md): a unigram model under maximum likelihood with ancestral sampling. Its
 * tokens are then independent of where documents end, so that every law holds given the numbers of
 * tokens of the mixes. Regimes that choose among documents need documents of one token.
 */
public final class ExpectedDiversity {

  /**
   * The quantities of human text that laws depend on.
   *
   * @param initial S of H_0, or of all text if replicates draw their own H_0 from it
   * @param source S of the text that fresh documents are drawn from
   * @param both sum p q of the two
   * @param tokens N, of all training documents
   */
  public record HumanAgreement(double initial, double source, double both, long tokens) {

    /**
     * The agreement if every replicate draws its own H_0 from single tokens without replacement:
     * two different tokens agree with probability {@code U = (N S - 1) / (N - 1)}. So do a token of
     * H_0 and one that was not used yet; drawn with replacement, the second may be the first.
     *
     * @param s S of all training documents
     * @param tokens N
     */
    public static HumanAgreement redrawn(Arm arm, double s, long tokens) {
      return arm.regime() instanceof Fresh fresh && fresh.source() == HumanSource.UNUSED
              || arm.regime() instanceof HumanOnly only && only.source() == HumanSource.UNUSED
          ? new HumanAgreement(s, SumP2Laws.unused(s, tokens), SumP2Laws.unused(s, tokens), tokens)
          : new HumanAgreement(s, s, s, tokens);
    }
  }

  private final Arm arm;
  private final HumanAgreement human;
  private final double initial; // expected S of H_0
  private final long[] mix; // tokens of D_0, D_1, ...

  private double s; // expected S of D_t
  private double pool; // expected S of all text up to X_{t-1}: accumulate-subsample
  private double poolTokens;
  private double withSource; // expected sum p q of D_t and the source: fresh

  private ExpectedDiversity(Arm arm, HumanAgreement human, double initial, long[] mix) {
    this.arm = arm;
    this.initial = initial;
    this.human = human;
    this.mix = mix;
    this.s = initial;
    this.pool = initial;
    this.poolTokens = mix[0];
    this.withSource = human.both();
  }

  /** Whether an arm may have an exact law, for any human text. */
  public static boolean possible(Arm arm) {
    return arm.model().exact().equals(Optional.of(new ExactEstimate(1, 0)))
        && arm.decoding().ancestral()
        && arm.prompt() == 0
        && (mixesWholeCorpora(arm.regime())
            || known(arm) && arm.length() instanceof Length.Fixed fixed && fixed.tokens() == 1);
  }

  /** Whether every replicate draws its own H_0 from a larger text. */
  public static boolean redraws(Arm arm) {
    return arm.human().redraw() && !(arm.human().initial() instanceof Initial.All);
  }

  /** Whether a regime trains on corpora as a whole. */
  public static boolean mixesWholeCorpora(Regime regime) {
    return regime instanceof Replace
        || regime instanceof ReplaceMultiple
        || regime instanceof Accumulate
        || regime instanceof FixedHuman;
  }

  /**
   * Whether the law of an arm's regime is known, given the documents that the regime chooses or
   * takes whole.
   */
  static boolean known(Arm arm) {
    Regime regime = arm.regime();
    return mixesWholeCorpora(regime)
        || regime instanceof Turnover
        || regime instanceof AccumulateSubsample
        || (regime instanceof Fresh fresh && known(fresh.source(), arm))
        || (regime instanceof HumanOnly only && known(only.source(), arm));
  }

  /**
   * Whether a law is known for a source: unused text that all replicates use in the same order is
   * not drawn.
   */
  private static boolean known(HumanSource source, Arm arm) {
    return source == HumanSource.REPLACEMENT || redraws(arm);
  }

  /**
   * Expected S of the laws that are fitted.
   *
   * @param mix tokens of D_0 .. D_T of the chain, at least 1 each
   * @return shape (T + 1)
   */
  public static double[] of(Arm arm, HumanAgreement human, long[] mix) {
    double initial =
        redraws(arm) ? drawn(human.initial(), human.tokens(), mix[0]) : human.initial();
    ExpectedDiversity chain = new ExpectedDiversity(arm, human, initial, mix);
    double[] expected = new double[mix.length];
    expected[0] = chain.s;
    for (int t = 1; t < mix.length; t++) {
      chain.step(t);
      expected[t] = chain.s;
    }
    return expected;
  }

  private void step(int t) {
    Regime regime = arm.regime();
    if (regime instanceof Accumulate) {
      s = accumulated(s, mix[t - 1], Math.max(0, mix[t] - mix[t - 1])); // H5
    } else if (regime instanceof FixedHuman) {
      double n = Math.max(0, mix[t] - mix[0]);
      double a = n / mix[t];
      s = (1 - a * a) * initial + (n > 0 ? a * a * resampled(s, n) : 0); // H7
    } else if (regime instanceof AccumulateSubsample) {
      subsample(t); // H6
    } else if (regime instanceof Turnover turnover) {
      turn(turnover, t); // H7c
    } else if (regime instanceof Fresh fresh) {
      refresh(fresh.drawing(), t); // H7b
    } else if (regime instanceof HumanOnly) {
      refresh(ShareDrawing.IID, t); // H7b
    } else {
      s = resampled(s, mix[t]); // H1, H7e
    }
  }

  /** Expected S of a text and n draws from its law. */
  private static double accumulated(double s, double tokens, double n) {
    return 1 - (1 - s) * (1 - n / ((tokens + n) * (tokens + n)));
  }

  /** Expected S of n draws from a law. */
  private static double resampled(double s, double n) {
    return (1 - 1 / n) * s + 1 / n;
  }

  /** Expected S of n tokens drawn without replacement from a text. */
  private static double drawn(double s, double tokens, double n) {
    return tokens == 1 ? 1 : resampled((tokens * s - 1) / (tokens - 1), n);
  }

  private void subsample(int t) {
    double n = arm.budget().at(t - 1).amount();
    double all = poolTokens + n;
    // The model's law is the pool's in expectation, so that new text and pool agree like the pool.
    pool =
        (poolTokens * poolTokens * pool + 2 * poolTokens * n * pool + n * n * resampled(s, n))
            / (all * all);
    poolTokens = all;
    s = drawn(pool, all, mix[t]);
  }

  private void turn(Turnover turnover, int t) {
    double m = arm.budget().at(t).times(turnover.share()).amount();
    double kept = mix[t] - m;
    double squares = kept > 0 ? kept * kept * drawn(s, mix[t - 1], kept) : 0;
    squares += m > 0 ? m * m * resampled(s, m) : 0;
    s = (squares + 2 * kept * m * s) / ((double) mix[t] * mix[t]);
  }

  private void refresh(ShareDrawing drawing, int t) {
    double n = mix[t];
    double r = humanShare(arm, t, mix[t]);
    double across = 2 * r * (1 - r) * withSource;
    if (drawing == ShareDrawing.IID) {
      s = resampled((1 - r) * (1 - r) * s + across + r * r * human.source(), n);
    } else {
      double old = r < 1 ? (1 - r) * (1 - r) * resampled(s, (1 - r) * n) : 0;
      double fresh = r > 0 ? r * r * resampled(human.source(), r * n) : 0;
      s = old + across + fresh;
    }
    withSource = (1 - r) * withSource + r * human.source();
  }

  /** Expected share of a mix of n tokens that is new human text. */
  private static double humanShare(Arm arm, int t, double n) {
    if (arm.regime() instanceof HumanOnly) {
      return 1;
    }
    return arm.regime() instanceof Fresh fresh
        ? fresh.drawing() == ShareDrawing.IID
            ? fresh.share()
            : arm.budget().at(t).times(fresh.share()).amount() / n
        : 0;
  }

  /**
   * Expected probability of a group of types in the laws that are fitted: that of H_0, which every
   * fresh token moves towards that of all human text.
   *
   * @param initial of the group in H_0
   * @param source of the group in the text that fresh documents are drawn from
   * @param mix tokens of D_0 .. D_T
   * @return shape (T + 1)
   */
  public static double[] mass(Arm arm, double initial, double source, long[] mix) {
    double[] mass = new double[mix.length];
    mass[0] = redraws(arm) ? source : initial;
    for (int t = 1; t < mix.length; t++) {
      double r = humanShare(arm, t, mix[t]);
      mass[t] = (1 - r) * mass[t - 1] + r * source;
    }
    return mass;
  }
}
