package org.collapselab.metrics.verdict;

import java.util.Locale;
import java.util.Optional;
import org.collapselab.metrics.replicate.Jackknife;
import org.collapselab.metrics.replicate.Student;
import org.collapselab.metrics.verdict.Verdict.Answer;
import org.collapselab.metrics.verdict.Verdict.Interval;

/**
 * Decides a verdict from one number for each replicate.
 *
 * @param level two-sided, of one verdict
 */
record Decision(double level) {

  /**
   * From where on an interval answers.
   *
   * @param no an interval that ends below it says no
   * @param yes an interval that begins above it says yes, and yes goes first
   */
  record Bound(double no, double yes) {}

  /** Yes where the measure lies above a bound. */
  Verdict of(
      Definition definition,
      String metric,
      double[] values,
      Optional<Double> margin,
      Bound bound,
      String measure) {
    Optional<Interval> interval = interval(values, margin);
    Answer answer =
        interval
            .map(
                found ->
                    found.low() > bound.yes()
                        ? Answer.YES
                        : found.high() < bound.no() ? Answer.NO : Answer.UNDECIDED)
            .orElse(Answer.UNDECIDED);
    String rule = "yes above " + number(bound.yes()) + ", no below " + number(bound.no());
    return verdict(definition, answer, metric, values, interval, measure, rule);
  }

  /** Yes where the measure is not 0, on either side. */
  Verdict either(
      Definition definition, String metric, double[] values, double negligible, String measure) {
    Optional<Interval> interval = interval(values, Optional.empty());
    Answer answer =
        interval
            .map(
                found ->
                    found.low() > 0 || found.high() < 0
                        ? Answer.YES
                        : found.low() > -negligible && found.high() < negligible
                            ? Answer.NO
                            : Answer.UNDECIDED)
            .orElse(Answer.UNDECIDED);
    String rule = "yes off 0, no within " + number(negligible) + " of it";
    return verdict(definition, answer, metric, values, interval, measure, rule);
  }

  private static Verdict verdict(
      Definition definition,
      Answer answer,
      String metric,
      double[] values,
      Optional<Interval> interval,
      String measure,
      String rule) {
    boolean few = values.length < Verdicts.REPLICATES;
    String found =
        interval
            .map(
                i ->
                    "%s [%s, %s], %s"
                        .formatted(number(i.mean()), number(i.low()), number(i.high()), rule))
            .orElse(number(mean(values)) + ", without an interval (one replicate)");
    String evidence =
        measure
            + ": "
            + found
            + (few ? "; descriptive, for a test needs " + Verdicts.REPLICATES + " replicates" : "");
    return new Verdict(definition, answer, few, metric, values.length, interval, evidence);
  }

  /**
   * Student's over replicates; of a single one, the jackknife's, which estimates how it would vary
   * over texts of the same source.
   *
   * @param margin half the width of the 95 % jackknife interval
   */
  private Optional<Interval> interval(double[] values, Optional<Double> margin) {
    double mean = mean(values);
    int n = values.length;
    if (n == 1) {
      double wider = quantile(level, Jackknife.BLOCKS - 1) / quantile(0.05, Jackknife.BLOCKS - 1);
      return margin.map(half -> around(mean, half * wider));
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Optional.of(around(mean, quantile(level, n - 1) * Math.sqrt(squares / (n - 1) / n)));
  }

  private Interval around(double mean, double margin) {
    return new Interval(mean, mean - margin, mean + margin, level);
  }

  private static double quantile(double level, int freedom) {
    return Student.quantile(freedom, 1 - level / 2);
  }

  /** Three significant digits. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
