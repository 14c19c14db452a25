package org.collapselab.jobs.event;

import java.util.List;

/**
 * Something that has just happened in a run, a measurement or a verification. Immutable. Events of
 * one run come one after the other, on any thread.
 */
public sealed interface RunEvent {

  /**
   * A run starts: it has its output folder for itself.
   *
   * @param name of the experiment
   * @param output the run directory, as a person writes it
   * @param arms their names, in order
   * @param replicates chains of each arm
   * @param generations the last generation
   */
  record RunStarted(String name, String output, List<String> arms, int replicates, int generations)
      implements RunEvent {

    /** Copies the list. */
    public RunStarted {
      arms = List.copyOf(arms);
    }
  }

  /**
   * A run ends.
   *
   * @param complete whether the run directory now holds the whole result; if not, the run failed
   * @param work what was done since it started
   */
  record RunFinished(boolean complete, Work work) implements RunEvent {}

  /** A stage starts. */
  record StageStarted(Stage stage) implements RunEvent {}

  /** A stage has ended well. */
  record StageFinished(Stage stage) implements RunEvent {}

  /** All texts to measure have been read, so many tokens. */
  record TextsRead(long tokens) implements RunEvent {}

  /**
   * Chains start one generation, or several that run as a whole.
   *
   * @param first generation
   * @param last generation
   * @param chains how many
   */
  record GenerationsStarted(int first, int last, int chains) implements RunEvent {}

  /**
   * What {@link GenerationsStarted} began is part of the result, and a killed run will not compute
   * it again.
   */
  record GenerationsCommitted(int first, int last, int chains) implements RunEvent {}

  /**
   * Comes several times a second while steps run, also if there is no news.
   *
   * @param done since the start
   * @param all steps that there were to do at the start
   */
  record StepsDone(Work done, int all) implements RunEvent {}

  /**
   * Something that a person at a terminal should know.
   *
   * @param line one line
   */
  record Noted(String line) implements RunEvent {}
}
