package org.collapselab.metrics.verdict;

import static org.collapselab.metrics.verdict.Definition.ANY_RISK;
import static org.collapselab.metrics.verdict.Definition.CATASTROPHIC_RISK;
import static org.collapselab.metrics.verdict.Definition.CHANGED_SCALING;
import static org.collapselab.metrics.verdict.Definition.COLLAPSING_VARIANCE;
import static org.collapselab.metrics.verdict.Definition.DIVERGING_RISK;
import static org.collapselab.metrics.verdict.Definition.HALLUCINATION;
import static org.collapselab.metrics.verdict.Definition.LOST_MODES;
import static org.collapselab.metrics.verdict.Definition.LOST_TAIL;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.collapselab.metrics.verdict.Verdict.Answer;
import org.collapselab.metrics.verdict.Verdict.Interval;

/**
 * Verdicts on one arm: every definition with one primary measure declared beforehand and a Student
 * interval over replicates of the difference between the last generation and generation 0, paired
 * within each chain, so that what generation 0 already lost is no collapse. Levels are shared out
 * over all verdicts of an experiment (Bonferroni).
 */
public final class Verdicts {

  /** Fewer replicates than this only describe. */
  public static final int REPLICATES = 6;

  private static final double LEVEL = 0.05;
  private static final int TESTED = 6; // definitions that have a measure
  private static final int WINDOWS = 3; // fewest dyadic windows that a trend is read from

  private final Evidence evidence;
  private final double level; // two-sided, of one verdict

  private Verdicts(Evidence evidence, int arms) {
    this.evidence = evidence;
    this.level = LEVEL / (TESTED * arms);
  }

  /**
   * The eight verdicts, in the order of their numbers.
   *
   * @param arms number of arms of the experiment, at least 1
   */
  public static List<Verdict> of(Evidence evidence, int arms) {
    Verdicts verdicts = new Verdicts(evidence, arms);
    return List.of(
        verdicts.catastrophic(),
        verdicts.above(ANY_RISK, evidence.loss(), "held-out loss (nats a token)"),
        verdicts.diverging(),
        verdicts.collapsing(),
        Verdict.undecided(
            CHANGED_SCALING,
            "needs a sweep over at least 4 budgets, which this table does not read"),
        Verdict.undecided(
            LOST_MODES,
            "needs a classifier of topics that was frozen on human text; none is built"),
        verdicts.above(LOST_TAIL, evidence.lostMass(), "lost human mass"),
        verdicts.above(HALLUCINATION, evidence.offSupport(), "n-grams that human text lacks"));
  }

  private Verdict catastrophic() {
    if (evidence.loss().isEmpty() || evidence.unigramLoss().isEmpty()) {
      return Verdict.undecided(CATASTROPHIC_RISK, "the held-out loss was not measured");
    }
    double[][] loss = evidence.loss().get();
    double room = evidence.unigramLoss().get() - mean(loss[0]);
    if (!(room > 0)) {
      return Verdict.undecided(
          CATASTROPHIC_RISK, "generation 0 is no better than a human unigram model");
    }
    double[] share = new double[loss[0].length]; // of the room that was lost
    for (int r = 0; r < share.length; r++) {
      share[r] = (loss[loss.length - 1][r] - loss[0][r]) / room;
    }
    String measure = "rise of held-out loss over what separates it from a human unigram model";
    return decide(CATASTROPHIC_RISK, share, 0.5, measure);
  }

  /** Whether a measure is above what it was in generation 0. */
  private Verdict above(Definition definition, Optional<double[][]> measured, String measure) {
    return measured
        .map(values -> decide(definition, rise(values), 0, "rise of " + measure))
        .orElse(Verdict.undecided(definition, measure + " was not measured"));
  }

  private Verdict collapsing() {
    if (evidence.diversity().isEmpty()) {
      return Verdict.undecided(COLLAPSING_VARIANCE, "the Hill number was not measured");
    }
    double[][] logs = evidence.diversity().get().clone();
    for (int t = 0; t < logs.length; t++) {
      logs[t] = Arrays.stream(logs[t]).map(value -> -StrictMath.log(value)).toArray();
    }
    return decide(COLLAPSING_VARIANCE, rise(logs), 0, "fall of ln Hill number of order 1");
  }

  /**
   * Increments of the loss go like t^b: b above -1 diverges, below -1 is bounded. b is read, chain
   * by chain, from the mean increments in windows 1, 2 to 3, 4 to 7, ... by least squares on
   * logarithms.
   */
  private Verdict diverging() {
    if (evidence.loss().isEmpty()) {
      return Verdict.undecided(DIVERGING_RISK, "the held-out loss was not measured");
    }
    double[][] loss = evidence.loss().get();
    int windows = 32 - Integer.numberOfLeadingZeros(loss.length) - 1; // whole ones
    if (windows < WINDOWS) {
      return Verdict.undecided(DIVERGING_RISK, "needs at least 7 generations");
    }
    double[] slope = new double[loss[0].length];
    for (int r = 0; r < slope.length; r++) {
      double[] x = new double[windows];
      double[] y = new double[windows];
      for (int w = 0; w < windows; w++) {
        int from = 1 << w;
        int to = (2 << w) - 1;
        double increment = (loss[to][r] - loss[from - 1][r]) / (to - from + 1);
        if (!(increment > 0)) {
          return Verdict.undecided(DIVERGING_RISK, "the loss does not rise in every window");
        }
        x[w] = StrictMath.log((from + to) / 2.0);
        y[w] = StrictMath.log(increment);
      }
      slope[r] = slope(x, y);
    }
    return decide(DIVERGING_RISK, slope, -1, "exponent of the loss's increments");
  }

  private static double slope(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xy / xx;
  }

  /** Last generation minus generation 0, by replicate. */
  private static double[] rise(double[][] values) {
    double[] rise = new double[values[0].length];
    for (int r = 0; r < rise.length; r++) {
      rise[r] = values[values.length - 1][r] - values[0][r];
    }
    return rise;
  }

  /** Yes where the interval is above a bound, no where it is below. */
  private Verdict decide(Definition definition, double[] values, double bound, String measure) {
    double mean = mean(values);
    if (values.length < 2 || Double.isInfinite(mean) || Double.isNaN(mean)) {
      return Verdict.undecided(
          definition, measure + (values.length < 2 ? ": needs replicates" : " is infinite"));
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    int freedom = values.length - 1;
    double quantile = new TDistribution(null, freedom).inverseCumulativeProbability(1 - level / 2);
    double margin = quantile * Math.sqrt(squares / freedom / values.length);
    Interval interval = new Interval(mean, mean - margin, mean + margin);
    boolean enough = values.length >= REPLICATES;
    Answer answer =
        !enough || (interval.low() <= bound && interval.high() >= bound)
            ? Answer.UNDECIDED
            : interval.low() > bound ? Answer.YES : Answer.NO;
    String told =
        String.format(
            Locale.ROOT,
            "%s: %.4g [%.4g, %.4g], yes above %s%s",
            measure,
            mean,
            interval.low(),
            interval.high(),
            bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound),
            enough ? "" : "; fewer than " + REPLICATES + " replicates only describe");
    return new Verdict(definition, answer, told, Optional.of(interval));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
