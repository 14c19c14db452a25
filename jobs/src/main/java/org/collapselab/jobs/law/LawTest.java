package org.collapselab.jobs.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.collapselab.jobs.check.FirstDraws;
import org.collapselab.jobs.check.FreeDraws;
import org.collapselab.jobs.law.LawResults.Deviation;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.scores.ArmScores;
import org.collapselab.jobs.scores.ArmScores.Key;
import org.collapselab.jobs.scores.ArmScores.Values;
import org.collapselab.jobs.scores.RunScores;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.metrics.replicate.Student;
import org.collapselab.metrics.replicate.ZScore;
import org.collapselab.metrics.score.ScoreSample;

/** Visits the scores of a run and compares them with the laws of its arms. */
public final class LawTest implements RunScores.Visitor {

  /** The fewest replicates for a test by the variance between them. */
  static final int REPLICATES = 30;

  private static final long DRAWS = 1000; // fewest whose surprisal is nearly normal

  /** The sums of surprisal that a step checks. */
  private static final Set<String> SURPRISALS = Set.of(FirstDraws.Z, FreeDraws.Z);

  private final Map<String, ArmLaws> laws;
  private final List<Deviation> deviations = new ArrayList<>();

  /** Reads the laws of a run from its tables. */
  public LawTest(RunTables run, Settings settings) {
    this.laws = ArmLaws.of(run, settings);
  }

  @Override
  public void scores(ArmScores scores, ArmScores baseline) {
    Optional<ArmLaws> exact = Optional.ofNullable(laws.get(scores.arm()));
    for (int g = scores.from(); g < scores.to(); g++) {
      int generation = g;
      exact.ifPresent(
          of ->
              of.laws()
                  .forEach(
                      law ->
                          scores
                              .of(generation, new Key(law.text(), law.metric()))
                              .ifPresent(v -> compare(scores.arm(), generation, of, law, v))));
      scores
          .at(generation)
          .forEach(
              (key, values) -> {
                if (key.of() == TextKind.CHECK && SURPRISALS.contains(key.metric())) {
                  compareSurprisal(scores.arm(), generation, key.metric(), values);
                }
              });
    }
  }

  /** The results, after all scores have been visited. */
  public LawResults results() {
    return LawResults.of(deviations);
  }

  private void compare(String arm, int generation, ArmLaws of, ExactLaw law, Values values) {
    int[] replicates = values.replicates().toArray();
    int n = replicates.length;
    double[] differences = new double[n];
    double sum = 0;
    double expectations = 0;
    double variances = 0;
    boolean known = true; // the variance
    for (int i = 0; i < n; i++) {
      long sample = size(values.signature(replicates[i]), law.metric());
      OptionalDouble expected = law.expected().of(replicates[i], generation, sample);
      if (expected.isEmpty() || Double.isInfinite(values.at(replicates[i]))) {
        return;
      }
      OptionalDouble variance = law.variance().of(replicates[i], generation, sample);
      known &= variance.isPresent();
      variances += variance.orElse(0);
      differences[i] = values.at(replicates[i]) - expected.getAsDouble();
      sum += values.at(replicates[i]);
      expectations += expected.getAsDouble();
    }
    double error = known ? Math.sqrt(variances) / n : estimated(differences);
    Deviation score =
        new Deviation(
            arm,
            generation,
            law.text(),
            law.metric(),
            law.id(),
            n,
            sum / n,
            expectations / n,
            error,
            Double.NaN,
            "");
    deviations.add(tested(score, differences, known, of.halfLost(generation)));
  }

  private static Deviation tested(
      Deviation score, double[] differences, boolean known, boolean halfLost) {
    if (halfLost) {
      // The mean hangs on the few replicates that are not fixed yet: no normal law there.
      return score.with(Double.NaN, "half of the initial diversity is expected to be gone");
    }
    boolean many = differences.length >= REPLICATES;
    if (!many && !known) {
      return score.with(
          Double.NaN, "fewer than " + REPLICATES + " replicates, and no exact variance");
    }
    if (!many) {
      double z = score.z();
      return score.with(
          z == 0 ? 1 : Math.min(1, 1 / (z * z)),
          "exact variance; by Chebyshev's inequality, for replicates are fewer than " + REPLICATES);
    }
    double byReplicates = probability(differences);
    return known
        ? score.with(Math.max(byReplicates, normal(score.z())), "exact variance")
        : score.with(byReplicates, "variance of the replicates");
  }

  /** Compares sums of surprisal less entropy, in standard deviations, of independent replicates. */
  private void compareSurprisal(String arm, int generation, String metric, Values values) {
    int[] replicates = values.replicates().toArray();
    int n = replicates.length;
    double sum = 0;
    long draws = 0;
    for (int replicate : replicates) {
      sum += values.at(replicate);
      draws += size(values.signature(replicate), metric);
    }
    double error = 1 / Math.sqrt(n);
    Deviation score =
        new Deviation(
            arm, generation, TextKind.CHECK, metric, "H22", n, sum / n, 0, error, Double.NaN, "");
    deviations.add(
        draws < DRAWS
            ? score.with(Double.NaN, "fewer than " + DRAWS + " draws")
            : score.with(
                Math.abs(score.z()) < ZScore.REJECT ? 1 : 0,
                "sums of surprisal may be skew: contradicted from 9 standard errors on"));
  }

  /** The size of the sample of this metric's scores, according to their signature. */
  private static long size(String signature, String metric) {
    return ScoreSample.parse(signature, metric).size();
  }

  private static double normal(double z) {
    return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z));
  }

  /** The standard error of the mean of these numbers; NaN for one. */
  private static double estimated(double[] values) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
  }

  /**
   * Two-sided probability, under Student's law, of a mean as far from 0 as that of these numbers; 1
   * if they do not differ. The mean of skew numbers has a longer tail than Student's, so that the
   * lesser of two statistics counts: Student's, and that with the skewness transformed away (Hall
   * 1992, J. R. Statist. Soc. B 54:221, eq. 2.2).
   */
  static double probability(double[] values) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double second = 0;
    double third = 0;
    for (double value : values) {
      double deviation = value - mean;
      second += deviation * deviation / n;
      third += deviation * deviation * deviation / n;
    }
    double sd = Math.sqrt(second * n / (n - 1));
    if (sd < 1e-12) { // rounding
      return 1;
    }
    double root = Math.sqrt(n);
    double student = root * mean / sd;
    double skewness = third / Math.pow(second, 1.5);
    double hall =
        student
            + skewness * student * student / (3 * root)
            + skewness * skewness * student * student * student / (27 * n)
            + skewness / (6 * root);
    double z = Math.min(Math.abs(student), Math.abs(hall));
    return 2 * Student.probability(n - 1, -z);
  }
}
