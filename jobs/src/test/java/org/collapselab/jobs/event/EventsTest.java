package org.collapselab.jobs.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.collapselab.jobs.event.RunEvent.Noted;
import org.collapselab.jobs.event.RunEvent.StageFinished;
import org.collapselab.jobs.event.RunEvent.StageStarted;
import org.junit.jupiter.api.Test;

final class EventsTest {

  private final List<RunEvent> heard = new ArrayList<>();
  private final List<Duration> times = new ArrayList<>();

  private void hear(RunEvent event, Duration time) {
    heard.add(event);
    times.add(time);
  }

  @Test
  void aListenerThatFailsHearsNoMoreAndTheOthersHearAll() {
    List<RunEvent> before = new ArrayList<>();
    RunListener failing =
        (event, time) -> {
          before.add(event);
          throw new IllegalStateException("no room");
        };
    Events events = new Events(failing, this::hear);
    events.note("one");
    events.note("two");
    assertEquals(List.of(new Noted("one")), before);
    assertEquals(List.of(new Noted("one"), new Noted("two")), heard);
    assertEquals(1, events.failures().size());
    String failure = events.failures().get(0);
    assertTrue(failure.contains("no room") && failure.contains("EventsTest"), failure);
  }

  @Test
  void anErrorOfAListenerStopsTheRun() {
    Events events =
        new Events(
            (event, time) -> {
              throw new StackOverflowError();
            });
    assertThrows(StackOverflowError.class, () -> events.note("one"));
  }

  /** Rejects times that go back, and two threads in a listener at once. */
  @Test
  void threadsTellOneAfterTheOther() {
    Events events = new Events(this::hear);
    IntStream.range(0, 10_000).parallel().forEach(i -> events.note("event " + i));
    assertEquals(10_000, heard.size());
    assertEquals(times.stream().sorted().toList(), times);
  }

  @Test
  void aStageThatFailsDoesNotFinish() {
    Events events = new Events(this::hear);
    assertEquals(7, events.during(Stage.HUMAN, () -> 7));
    assertThrows(
        IllegalStateException.class,
        () ->
            events.during(
                Stage.SUMMARY,
                () -> {
                  throw new IllegalStateException();
                }));
    assertEquals(
        List.of(
            new StageStarted(Stage.HUMAN),
            new StageFinished(Stage.HUMAN),
            new StageStarted(Stage.SUMMARY)),
        heard);
  }

  @Test
  void secondsOfAStageAddUp() {
    StageSeconds seconds = new StageSeconds();
    seconds.on(new StageStarted(Stage.GENERATIONS), Duration.ofMillis(500));
    seconds.on(new StageStarted(Stage.HUMAN), Duration.ofMillis(1000));
    seconds.on(new StageFinished(Stage.HUMAN), Duration.ofMillis(1250));
    seconds.on(new StageStarted(Stage.HUMAN), Duration.ofMillis(2000));
    seconds.on(new StageFinished(Stage.HUMAN), Duration.ofMillis(2500));
    seconds.on(new StageFinished(Stage.GENERATIONS), Duration.ofMillis(3000));
    assertEquals(Map.of("human", 0.75, "generations", 2.5), seconds.byStage());
  }
}
