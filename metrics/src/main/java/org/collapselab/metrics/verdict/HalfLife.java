package org.collapselab.metrics.verdict;

import java.util.Optional;
import java.util.OptionalInt;
import org.collapselab.metrics.replicate.Summary;

/**
 * Half-life of a measure: the first generation t with {@code (m_t - floor) / (m_0 - floor) <= 1/2},
 * m the mean over replicates and floor the measure of a text of equal size with one type of word;
 * counted from X_0, so that what the first model missed does not count. {@link #low} and {@link
 * #high} are the first generations in which the 95 % interval of {@code (m_t - floor) - (m_0 -
 * floor) / 2}, paired within chains, begins to reach 0 and lies whole at or beyond it.
 *
 * <p>Under replacement {@code 1 - sum p^2} has a half-life of about 0.69 n for n tokens a
 * generation, and the survival of a word of count c one of about 2.9 c.
 */
public final class HalfLife {

  private final double floor;
  private final double[] start;
  private final Optional<Double> startMargin;
  private final double gap; // of the mean at the start; negative for measures that rise
  private OptionalInt at = OptionalInt.empty();
  private OptionalInt low = OptionalInt.empty();
  private OptionalInt high = OptionalInt.empty();
  private boolean interval;
  private double remaining = 1;

  private HalfLife(double floor, double[] start, Optional<Double> startMargin, double gap) {
    this.floor = floor;
    this.start = start;
    this.startMargin = startMargin;
    this.gap = gap;
  }

  /**
   * Generation 0.
   *
   * @param floor the measure of a text of one type
   * @param start shape (replicates), at least one
   * @param margin half the width of the 95 % jackknife interval of a single replicate
   * @return empty if the start is at the floor or either is infinite: such a measure has no
   *     half-life
   */
  public static Optional<HalfLife> from(double floor, double[] start, Optional<Double> margin) {
    double gap = Summary.of(start).mean() - floor;
    return Double.isFinite(gap) && gap != 0
        ? Optional.of(new HalfLife(floor, start.clone(), margin, gap))
        : Optional.empty();
  }

  /**
   * Adds the next generation, from 1 on. One that is infinite is passed over.
   *
   * @param values shape (replicates), those of the start in their order
   */
  public void add(int generation, double[] values, Optional<Double> margin) {
    double[] above = new double[values.length]; // of half of the gap, towards the start
    for (int r = 0; r < values.length; r++) {
      above[r] = Math.signum(gap) * (values[r] - floor - (start[r] - floor) / 2);
      if (!Double.isFinite(above[r])) {
        return;
      }
    }
    Summary summary = Summary.of(above);
    remaining = (Summary.of(values).mean() - floor) / gap;
    at = first(at, generation, summary.mean());
    if (summary.spread().isPresent()) {
      interval = true;
      low = first(low, generation, summary.spread().get().low());
      high = first(high, generation, summary.spread().get().high());
    } else if (margin.isPresent() && startMargin.isPresent()) {
      interval = true;
      double half = Math.hypot(margin.get(), startMargin.get() / 2);
      low = first(low, generation, summary.mean() - half);
      high = first(high, generation, summary.mean() + half);
    }
  }

  private static OptionalInt first(OptionalInt known, int generation, double above) {
    return known.isEmpty() && above <= 0 ? OptionalInt.of(generation) : known;
  }

  /** The half-life; empty if it is longer than the run. */
  public OptionalInt at() {
    return at;
  }

  /** Lower end of its interval; as {@link #at}. */
  public OptionalInt low() {
    return low;
  }

  /** Upper end of its interval; as {@link #at}. */
  public OptionalInt high() {
    return high;
  }

  /** Whether it has an interval. */
  public boolean hasInterval() {
    return interval;
  }

  /** Share of the gap that is left in the last generation, 1 for all. */
  public double remaining() {
    return remaining;
  }

  /**
   * Where a value lies in the gap: 1 at the start, 0 at the floor; controls are compared in this
   * way.
   */
  public double share(double value) {
    return (value - floor) / gap;
  }

  /** Replicates. */
  public int replicates() {
    return start.length;
  }

  /** The floor. */
  public double floor() {
    return floor;
  }
}
