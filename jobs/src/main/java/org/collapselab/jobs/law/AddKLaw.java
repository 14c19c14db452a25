package org.collapselab.jobs.law;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.collapselab.generator.mix.Replace;
import org.collapselab.generator.write.Length;
import org.collapselab.jobs.check.ExpectedDiversity;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.metrics.oracle.Laws;
import org.collapselab.metrics.oracle.SumP2Laws;

/**
 * {@code sum-p2|n:1} under {@code replace} with add-k smoothing over documents of a fixed length
 * (H7d): mutation towards the uniform law.
 */
final class AddKLaw {

  private AddKLaw() {}

  /** Whether an arm obeys it, for any human text. */
  static boolean possible(Arm arm) {
    return arm.model()
            .exact()
            .filter(estimate -> estimate.order() == 1 && !estimate.maximumLikelihood())
            .isPresent()
        && arm.decoding().ancestral()
        && arm.prompt() == 0
        && arm.regime() instanceof Replace
        && arm.length() instanceof Length.Fixed
        && !ExpectedDiversity.redraws(arm);
  }

  /**
   * Expected S of the smoothed laws of M_t; shape (replicates, T + 1).
   *
   * @param mixes tokens of D_t, shape (replicates, T + 1)
   * @param words words of the vocabulary, special types not counted
   */
  static double[][] ofModels(Arm arm, HumanLaws human, long[][] mixes, int words) {
    double k = arm.model().exact().orElseThrow().k();
    int types = words + (arm.emitUnknown() ? 1 : 0); // <unk> is smoothed like a word
    double first = Laws.sumP2(human.first());
    return Arrays.stream(mixes).map(mix -> smoothed(first, k, types, mix)).toArray(double[][]::new);
  }

  /**
   * The law of the score.
   *
   * @param s expected S of the smoothed laws of M_t, shape (replicates, T + 1)
   */
  static ExactLaw of(double[][] s) {
    return new ExactLaw(
        "H7d",
        ExactLaw.SUM_P2,
        (replicate, generation, sample) ->
            OptionalDouble.of(ExactLaw.onSample(s[replicate][generation], sample)));
  }

  private static double[] smoothed(double first, double k, int types, long[] mix) {
    double[] s = new double[mix.length];
    double u = k * types / (mix[0] + k * types); // H_0 is smoothed, but no draw
    s[0] = (1 - u) * (1 - u) * first + (2 - u) * u / types;
    for (int t = 1; t < s.length; t++) {
      s[t] = SumP2Laws.addDelta(s[t - 1], k, types, mix[t], 1);
    }
    return s;
  }
}
