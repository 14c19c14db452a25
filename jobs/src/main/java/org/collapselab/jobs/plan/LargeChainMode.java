package org.collapselab.jobs.plan;

/** Which arms run each step as jobs of many tasks, in place of a step in one task. */
public enum LargeChainMode {
  /** Arms whose step may need more memory than a task has. */
  AUTO,
  /** All arms that can. */
  ALWAYS,
  /** No arm; if a step may need more memory than a task has, the run fails before it starts. */
  NEVER
}
