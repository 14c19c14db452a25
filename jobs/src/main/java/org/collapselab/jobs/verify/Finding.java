package org.collapselab.jobs.verify;

import org.collapselab.metrics.replicate.ZScore;

/**
 * What the program did against what a law expects.
 *
 * @param law id of the law in docs/theory.md
 * @param setting what was run
 * @param statistic what was looked at
 * @param z found, its standard error, expected
 */
public record Finding(String law, String setting, String statistic, ZScore z) {

  /** Whether |z| is below 4.5. */
  public boolean holds() {
    return z.accepts();
  }
}
