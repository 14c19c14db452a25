package org.collapselab.jobs.law;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.collapselab.generator.mix.Accumulate;
import org.collapselab.generator.mix.AccumulateSubsample;
import org.collapselab.generator.mix.FixedHuman;
import org.collapselab.generator.mix.Regime;
import org.collapselab.generator.mix.Replace;
import org.collapselab.generator.mix.ReplaceMultiple;
import org.collapselab.generator.mix.Turnover;
import org.collapselab.jobs.check.ExpectedDiversity;
import org.collapselab.jobs.check.FirstTokens;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.metrics.oracle.DriftMoments;
import org.collapselab.metrics.source.HalfMass;

/**
 * The laws of drift without bias: how one regime changes S and the mass of a group of types, whose
 * square is S of two types.
 *
 * @param mixes tokens of D_t, (replicates, T + 1)
 */
record RegimeLaws(Arm arm, HumanLaws human, long[][] mixes) {

  /** Expected S of the laws of M_t; shape (replicates, T + 1). */
  double[][] ofModels() {
    ExpectedDiversity.HumanAgreement types = human.agreement(arm, frequencies -> frequencies);
    return Arrays.stream(mixes)
        .map(mix -> ExpectedDiversity.of(arm, types, mix))
        .toArray(double[][]::new);
  }

  /** The name of the regime's law in docs/theory.md. */
  private String regime() {
    Regime regime = arm.regime();
    if (regime instanceof Accumulate) {
      return "H5";
    }
    if (regime instanceof AccumulateSubsample) {
      return "H6";
    }
    if (regime instanceof FixedHuman) {
      return "H7";
    }
    if (regime instanceof Turnover) {
      return "H7c";
    }
    if (regime instanceof Replace || regime instanceof ReplaceMultiple) {
      return Arrays.stream(mixes).allMatch(RegimeLaws::constant) ? "H1" : "H7e";
    }
    return "H7b";
  }

  private static boolean constant(long[] mix) {
    return Arrays.stream(mix).skip(1).distinct().count() <= 1;
  }

  /** {@code sum-p2|n:1}. */
  ExactLaw simpson() {
    return simpson(regime(), TextKind.GENERATED, ExactLaw.SUM_P2);
  }

  /** The law of S of first draws, if mixes are counted in documents. */
  ExactLaw beginnings() {
    return simpson("H21", TextKind.CHECK, FirstTokens.METRIC);
  }

  private ExactLaw simpson(String id, TextKind text, String metric) {
    double[][] expected = ofModels();
    Optional<DriftMoments[][]> moments = moments();
    return new ExactLaw(
        id,
        text,
        metric,
        (replicate, generation, sample) ->
            OptionalDouble.of(ExactLaw.onSample(expected[replicate][generation], sample)),
        (replicate, generation, sample) ->
            moments.isPresent()
                ? OptionalDouble.of(moments.get()[replicate][generation].step(1, sample).variance())
                : OptionalDouble.empty());
  }

  /**
   * The moments, if every mix consists of new draws, with or without the mix before it; shape
   * (replicates, T + 1).
   */
  private Optional<DriftMoments[][]> moments() {
    boolean accumulates = arm.regime() instanceof Accumulate;
    boolean replaces = arm.regime() instanceof Replace || arm.regime() instanceof ReplaceMultiple;
    if (ExpectedDiversity.redraws(arm) || !accumulates && !replaces) {
      return Optional.empty();
    }
    DriftMoments[][] all = new DriftMoments[mixes.length][];
    for (int r = 0; r < mixes.length; r++) {
      long[] mix = mixes[r];
      all[r] = new DriftMoments[mix.length];
      all[r][0] = DriftMoments.of(human.first());
      for (int t = 1; t < mix.length; t++) {
        double n = accumulates ? mix[t] - mix[t - 1] : mix[t];
        all[r][t] = n > 0 ? all[r][t - 1].step(n / mix[t], n) : all[r][t - 1];
      }
    }
    return Optional.of(all);
  }

  /** {@code half-mass}: no mean moves, and the variance is that of two types. */
  ExactLaw half() {
    double first = half(human.first());
    double source = half(human.all());
    ExpectedDiversity.HumanAgreement two = human.agreement(arm, RegimeLaws::halves);
    double[][] mass =
        Arrays.stream(mixes)
            .map(mix -> ExpectedDiversity.mass(arm, first, source, mix))
            .toArray(double[][]::new);
    double[][] s =
        Arrays.stream(mixes)
            .map(mix -> ExpectedDiversity.of(arm, two, mix))
            .toArray(double[][]::new);
    return new ExactLaw(
        "unbiased",
        TextKind.GENERATED,
        new HalfMass().name(),
        (replicate, generation, sample) -> OptionalDouble.of(mass[replicate][generation]),
        (replicate, generation, sample) -> {
          double x = mass[replicate][generation];
          double both = ExactLaw.onSample(s[replicate][generation], sample); // 2 x^2 - 2 x + 1
          return OptionalDouble.of(Math.max(0, (both - 1 + 2 * x) / 2 - x * x)); // rounding
        });
  }

  private static double half(double[] frequencies) {
    double half = 0;
    for (int id = 0; id < frequencies.length; id++) {
      half += HalfMass.contains(id) ? frequencies[id] : 0;
    }
    return half;
  }

  private static double[] halves(double[] frequencies) {
    double half = half(frequencies);
    return new double[] {half, 1 - half};
  }
}
