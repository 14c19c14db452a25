package org.collapselab.jobs.event;

import java.time.Duration;

/**
 * Hears what happens. It should return quickly, because the run waits meanwhile. A listener that
 * throws an exception hears nothing more, and the run goes on; an error stops the run.
 */
@FunctionalInterface
public interface RunListener {

  /** Hears nothing. */
  RunListener NONE = (event, time) -> {};

  /**
   * Called for each event, never by two threads at once.
   *
   * @param time since the program began to publish events; never less than that of the event before
   */
  void on(RunEvent event, Duration time);
}
