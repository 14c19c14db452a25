package org.collapselab.jobs.run;

import java.util.List;
import java.util.function.Consumer;
import org.collapselab.jobs.event.Events;
import org.collapselab.jobs.event.RunEvent.StepsDone;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.layout.Shard;

/** Receives the work of a run so far, and says how many of its steps are done. */
final class StepCounter implements Consumer<Work> {

  private final Events events;
  private int all;
  private Work done = Work.NONE;

  StepCounter(Events events) {
    this.events = events;
  }

  /**
   * Counts the steps that are left to do.
   *
   * @param whole chains that run as wholes
   * @param last generation
   */
  void begin(List<Shard> whole, RunState state, int last) {
    all = (last + 1) * chains(whole);
    for (int generation = 0; generation <= last; generation++) {
      all += chains(state.pending(generation));
    }
  }

  @Override
  public void accept(Work soFar) {
    done = soFar;
    events.publish(new StepsDone(done, all));
  }

  /** The work so far. */
  Work done() {
    return done;
  }

  /** The number of chains. */
  static int chains(List<Shard> shards) {
    return shards.stream().mapToInt(shard -> shard.to() - shard.from()).sum();
  }
}
