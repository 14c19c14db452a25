package org.collapselab.jobs.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.collapselab.generator.mix.Replace;
import org.collapselab.jobs.check.ExpectedDiversity;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.metrics.count.KnownLaw;
import org.collapselab.metrics.oracle.SampledCounts;

/**
 * The laws of types, lost mass and entropy under {@code replace} with few tokens a generation, by
 * the binomial matrix (H4), and with a known source the laws that follow from them.
 */
final class CountLaws {

  private static final int LARGEST = 1000; // a matrix of 8 MB, a tenth of a second

  private final HumanLaws human;
  private final Optional<KnownLaw> truth;
  private final int tokens; // of D_1, D_2, ...
  private final int generations;
  private final Map<Integer, SampledCounts> bySample = new HashMap<>();

  private CountLaws(HumanLaws human, Optional<KnownLaw> truth, int tokens, int generations) {
    this.human = human;
    this.truth = truth;
    this.tokens = tokens;
    this.generations = generations;
  }

  /** The laws of an arm; none if its mixes are large, differ in size, or are not plain samples. */
  static List<ExactLaw> of(Arm arm, HumanLaws human, long[][] mixes, Optional<KnownLaw> truth) {
    long[] sizes = Arrays.stream(mixes).flatMapToLong(mix -> Arrays.stream(mix).skip(1)).toArray();
    boolean constant = Arrays.stream(sizes).distinct().count() == 1;
    if (!(arm.regime() instanceof Replace)
        || ExpectedDiversity.redraws(arm)
        || !constant
        || sizes[0] > LARGEST) {
      return List.of();
    }
    return new CountLaws(human, truth, (int) sizes[0], mixes[0].length - 1).all();
  }

  private List<ExactLaw> all() {
    double[] h = human.first();
    double[] one = new double[h.length];
    Arrays.fill(one, 1);
    Sum entropy = sum(one, (count, sample) -> entropy((double) count / sample));
    List<ExactLaw> always =
        List.of(
            law("H4", "types|n:1", 0, 1, sum(one, (count, sample) -> count > 0 ? 1 : 0)),
            law("H4", "lost-human-mass", 0, 1, sum(h, (count, sample) -> count > 0 ? 0 : 1)),
            law("H4", "entropy|n:1|estimator:plug-in", 0, 1, entropy));
    if (truth.isEmpty()) {
      return always;
    }
    double[] p = truth.get().token();
    double alive = 0; // true mass of the types of H_0
    double cross = 0; // -sum h ln p
    for (int id = 0; id < h.length; id++) {
      alive += h[id] > 0 ? p[id] : 0;
      cross -= h[id] > 0 ? h[id] * StrictMath.log(p[id]) : 0;
    }
    Sum lost = sum(Arrays.copyOf(p, h.length), (count, sample) -> count > 0 ? 0 : 1);
    double[] known = truth.get().entropies();
    List<ExactLaw> all = new ArrayList<>(always);
    all.add(law("H4", "true-support-loss|n:1", 1 - alive, 1, lost));
    // E q = h, so that E sum q ln q/p = -E H(q) - sum h ln p
    all.add(law("H7g", "source-kl|n:1|from:generated", cross, -1, entropy));
    all.add(law("H4", "entropy-error|n:1|estimator:plug-in", -known[0], 1, entropy));
    return all;
  }

  private static double entropy(double q) {
    return q > 0 ? -q * StrictMath.log(q) : 0;
  }

  private interface CountFunction {
    double phi(int count, int sample);
  }

  /** Expected {@code sum weight phi(count)} over the types of H_0, by sample; shape (T + 1). */
  private interface Sum {
    double[] on(int sample);
  }

  private Sum sum(double[] weights, CountFunction phi) {
    Map<Integer, double[]> known = new HashMap<>();
    return sample ->
        known.computeIfAbsent(sample, b -> expected(weights, count -> phi.phi(count, b), b));
  }

  private double[] expected(double[] weights, IntToDoubleFunction phi, int sample) {
    SampledCounts counts =
        bySample.computeIfAbsent(sample, b -> new SampledCounts(tokens, b, generations));
    SampledCounts.Expected expected = counts.expected(phi);
    Map<Double, double[]> byFrequency = new HashMap<>(); // many types share one
    double[] sum = new double[generations + 1];
    double[] h = human.first();
    for (int id = 0; id < h.length; id++) {
      if (h[id] > 0) {
        double[] of = byFrequency.computeIfAbsent(h[id], expected::of);
        for (int t = 0; t < sum.length; t++) {
          sum[t] += weights[id] * of[t];
        }
      }
    }
    return sum;
  }

  /** The law {@code constant + factor sum}. */
  private static ExactLaw law(String id, String metric, double constant, double factor, Sum sum) {
    return new ExactLaw(
        id,
        metric,
        (replicate, generation, sample) ->
            sample >= 1 && sample <= LARGEST
                ? OptionalDouble.of(constant + factor * sum.on((int) sample)[generation])
                : OptionalDouble.empty());
  }
}
