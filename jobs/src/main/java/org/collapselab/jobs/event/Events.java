package org.collapselab.jobs.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Passes events on to listeners, each with the time since this object was made. Threads may share
 * it.
 */
public final class Events {

  private final long start = System.nanoTime();
  private final List<RunListener> listeners;
  private final List<String> failures = new ArrayList<>();

  /** Passes events on to listeners, in their order. */
  public Events(RunListener... listeners) {
    this.listeners = new ArrayList<>(Arrays.asList(listeners));
  }

  /** Adds a listener, which hears later events. */
  public synchronized void add(RunListener listener) {
    listeners.add(listener);
  }

  /** Says that something has happened. */
  public synchronized void publish(RunEvent event) {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    for (RunListener listener : List.copyOf(listeners)) {
      try {
        listener.on(event, time);
      } catch (RuntimeException e) {
        listeners.remove(listener);
        failures.add(
            "the listener " + listener.getClass().getName() + " failed and heard no more: " + e);
      }
    }
  }

  /** Says what a person at a terminal should know, in one line. */
  public void note(String line) {
    publish(new RunEvent.Noted(line));
  }

  /** Does the work of a stage, and says when it starts and ends. */
  public <T> T during(Stage stage, Supplier<T> work) {
    publish(new RunEvent.StageStarted(stage));
    T result = work.get();
    publish(new RunEvent.StageFinished(stage));
    return result;
  }

  /** Does the work of a stage that has no result. */
  public void during(Stage stage, Runnable work) {
    during(
        stage,
        () -> {
          work.run();
          return stage;
        });
  }

  /** The listeners that failed, a line each. */
  public synchronized List<String> failures() {
    return List.copyOf(failures);
  }
}
