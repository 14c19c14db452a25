package org.collapselab.jobs.verify;

import org.collapselab.metrics.replicate.ZScore;

/**
 * A result of the program and the expectation of a law.
 *
 * @param law id of the law in docs/theory.md
 * @param setting describes what was run
 * @param statistic names the number that was looked at
 * @param z found, its standard error, expected
 */
public record Finding(String law, String setting, String statistic, ZScore z) {

  /** Whether |z| is below 4.5. */
  public boolean holds() {
    return z.accepts();
  }
}
