package org.collapselab.metrics.replicate;

import java.util.Optional;
import org.collapselab.trainer.settings.Require;

/**
 * Compares an arm with a baseline arm, replicate by replicate. Replicates of equal number share
 * their random streams, so that their differences vary less than the arms do.
 *
 * @param arm the arm
 * @param baseline the baseline
 * @param difference arm minus baseline over replicates; its interval tests "no difference" at 5 %.
 *     Empty if it is undefined: both arms infinite in a replicate, or infinite in both directions
 */
public record Paired(Summary arm, Summary baseline, Optional<Summary> difference) {

  /**
   * Pairs two arms.
   *
   * @param arm shape (replicates), ascending replicate number
   * @param baseline shape (replicates), the same replicates
   */
  public static Paired of(double[] arm, double[] baseline) {
    Require.that(
        arm.length == baseline.length,
        "paired arms must have the same replicates, but had %s and %s; keep those that both"
            + " have",
        arm.length,
        baseline.length);
    double[] differences = new double[arm.length];
    for (int r = 0; r < arm.length; r++) {
      differences[r] = arm[r] - baseline[r];
    }
    Summary armSummary = Summary.of(arm);
    Summary baselineSummary = Summary.of(baseline);
    return new Paired(
        armSummary,
        baselineSummary,
        Double.isNaN(Summary.mean(differences))
            ? Optional.empty()
            : Optional.of(Summary.of(differences)));
  }
}
