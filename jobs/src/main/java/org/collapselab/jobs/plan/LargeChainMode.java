package org.collapselab.jobs.plan;

/** Which arms run each step as jobs of many tasks, in place of a step in one task. */
public enum LargeChainMode {
  /** Those whose step may need more memory than a task has. */
  AUTO,
  /** All that can. */
  ALWAYS,
  /** None; where a step may need more memory than a task has, the run refuses. */
  NEVER
}
