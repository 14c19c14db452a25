package org.collapselab.metrics.verdict;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collapselab.trainer.settings.Require;

/**
 * One measure of one arm through the generations.
 *
 * @param metric name of the score, for the reader
 * @param values by generation, shape (replicates) each, finite; replicates stand in the same order
 *     in every generation. Generation 0 and the last must be there; the others if a trend is asked
 *     for
 * @param margins by generation, half the width of the 95 % jackknife interval of a measure that has
 *     one replicate; empty if there is none
 */
public record Series(
    String metric, TreeMap<Integer, double[]> values, Map<Integer, Double> margins) {

  public Series {
    Require.that(
        !values.isEmpty() && values.firstKey() == 0,
        "a series must begin with generation 0, but %s has %s",
        metric,
        values.keySet());
    int replicates = values.firstEntry().getValue().length;
    values.forEach(
        (generation, row) -> {
          Require.that(
              row.length == replicates && replicates != 0,
              "a series must have the same replicates in every generation, at least one, but %s"
                  + " has %s in generation %s and %s in generation 0",
              metric,
              row.length,
              generation,
              replicates);
        });
    margins = Map.copyOf(margins);
  }

  /** The last generation. */
  int last() {
    return values.lastKey();
  }

  /** Replicates. */
  int replicates() {
    return values.firstEntry().getValue().length;
  }

  /** The values of a generation, shape (replicates). */
  double[] at(int generation) {
    return values.get(generation);
  }

  /**
   * The last generation minus generation 0, by replicate.
   *
   * @param sign -1 for the fall
   */
  double[] rise(int sign) {
    double[] first = at(0);
    double[] rise = at(last()).clone();
    for (int r = 0; r < rise.length; r++) {
      rise[r] = sign * (rise[r] - first[r]);
    }
    return rise;
  }

  /** Half width of the 95 % jackknife interval of {@link #rise}: two texts, independent. */
  Optional<Double> riseMargin() {
    return replicates() == 1 && margins.containsKey(0) && margins.containsKey(last())
        ? Optional.of(Math.hypot(margins.get(0), margins.get(last())))
        : Optional.empty();
  }
}
