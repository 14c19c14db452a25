package org.collapselab.jobs.theory;

import org.collapselab.metrics.replicate.Z;

/**
 * What the program did against what a law expects.
 *
 * @param law id of the law in docs/theory.md
 * @param setting what was run
 * @param statistic what was looked at
 * @param z found, its standard error, expected
 */
public record Finding(String law, String setting, String statistic, Z z) {

  /** Whether |z| is below 4.5. */
  public boolean holds() {
    return z.accepts();
  }
}
