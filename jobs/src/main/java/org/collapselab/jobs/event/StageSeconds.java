package org.collapselab.jobs.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.collapselab.jobs.event.RunEvent.StageFinished;
import org.collapselab.jobs.event.RunEvent.StageStarted;

/** The seconds of each stage that has ended, for the manifest. */
public final class StageSeconds implements RunListener {

  private static final double NANOSECONDS = 1e-9;

  private final Map<Stage, Duration> started = new LinkedHashMap<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  @Override
  public synchronized void on(RunEvent event, Duration time) {
    if (event instanceof StageStarted start) {
      started.put(start.stage(), time);
    } else if (event instanceof StageFinished end) {
      Duration taken = time.minus(started.get(end.stage()));
      seconds.merge(end.stage().label(), taken.toNanos() * NANOSECONDS, Double::sum);
    }
  }

  /** Seconds by stage, in the order in which they ended. */
  public synchronized Map<String, Double> byStage() {
    return new LinkedHashMap<>(seconds);
  }
}
