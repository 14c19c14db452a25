package org.collapselab.jobs.run;

/** Which arms run each step as jobs of many tasks, in place of a step in one task. */
public enum LargeChains {
  /** Those whose step may need more memory than a task has. */
  AUTO,
  /** All that can. */
  ALWAYS,
  /** None; where a step may need more memory than a task has, the run refuses. */
  NEVER
}
