package org.collapselab.jobs.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.collapselab.metrics.replicate.ZScore;
import org.collapselab.trainer.text.Documents;

/** Assertions about replicates: |z| below 4.5 against a law, at least 9 against a wrong one. */
final class Against {

  private Against() {}

  /**
   * Runs a trial, whose law must hold.
   *
   * @return what was seen, shape (statistics, replicates)
   */
  static double[][] accepted(ChainTrial trial) {
    double[][] seen = trial.seen(1);
    trial.findings(seen).forEach(Against::holds);
    return seen;
  }

  static void holds(Finding finding) {
    assertTrue(finding.holds(), finding + " has z = " + finding.z().z());
  }

  static void rejects(double[] replicates, double wrong, String what) {
    ZScore z = ZScore.of(replicates, wrong);
    assertTrue(z.rejects(), what + " is not rejected: " + z + " has z = " + z.z());
  }

  /** A law that a wrong implementation must not seem to obey. */
  static void rejects(double[] replicates, ChainTrial trial, int statistic, String what) {
    rejects(replicates, trial.statistics().get(statistic).expected(), what);
  }

  /** The same trial, but the text of a model is changed before it is passed on. */
  static ChainTrial handing(ChainTrial trial, UnaryOperator<Documents> change) {
    return trial.on(trial.chains().handing(change));
  }
}
