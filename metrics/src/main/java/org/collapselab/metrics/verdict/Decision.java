package org.collapselab.metrics.verdict;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
   * The answer that an interval gives.
   *
   * @param answer of an interval
   * @param words the same as a rule, for the evidence
   */
  record Rule(Function<Interval, Answer> answer, String words) {

    /** Yes if the interval begins above {@code yes}, else no if it ends below {@code no}. */
    static Rule above(double yes, double no) {
      return new Rule(
          found ->
              found.low() > yes ? Answer.YES : found.high() < no ? Answer.NO : Answer.UNDECIDED,
          "yes above " + number(yes) + ", no below " + number(no));
    }

    /** Yes if the interval lies to one side of 0, else no if it is within what is negligible. */
    static Rule offZero(double negligible) {
      return new Rule(
          found ->
              found.low() > 0 || found.high() < 0
                  ? Answer.YES
                  : found.low() > -negligible && found.high() < negligible
                      ? Answer.NO
                      : Answer.UNDECIDED,
          "yes off 0, no within " + number(negligible) + " of it");
    }
  }

  /**
   * The verdict.
   *
   * @param values the measure by replicate
   * @param margin half the width of the 95 % jackknife interval of a single replicate
   * @param measure what was measured, in words
   */
  Verdict of(
      Definition definition,
      String metric,
      double[] values,
      Optional<Double> margin,
      Rule rule,
      String measure) {
    Optional<Interval> interval = interval(values, margin);
    boolean few = values.length < Verdicts.REPLICATES;
    String found =
        interval
            .map(
                i ->
                    "%s [%s, %s], %s"
                        .formatted(number(i.mean()), number(i.low()), number(i.high()), rule.words))
            .orElse(number(mean(values)) + ", without an interval (one replicate)");
    return new Verdict(
        definition,
        interval.map(rule.answer).orElse(Answer.UNDECIDED),
        few,
        metric,
        values.length,
        interval,
        measure
            + ": "
            + found
            + (few
                ? "; descriptive, for a test needs " + Verdicts.REPLICATES + " replicates"
                : ""));
  }

  /**
   * Student's interval over replicates; with a single one, that of the jackknife, which estimates
   * how it would vary over texts of the same source.
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
