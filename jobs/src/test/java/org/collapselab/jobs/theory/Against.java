package org.collapselab.jobs.theory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.collapselab.metrics.replicate.Z;

/** Assertions about replicates: |z| below 4.5 against a law, at least 9 against a wrong one. */
final class Against {

  private Against() {}

  static void accepts(double[] replicates, double law, String what) {
    Z z = Z.of(replicates, law);
    assertTrue(z.accepts(), what + ": " + z + " has z = " + z.z());
  }

  static void rejects(double[] replicates, double wrong, String what) {
    Z z = Z.of(replicates, wrong);
    assertTrue(z.rejects(), what + " is not rejected: " + z + " has z = " + z.z());
  }
}
