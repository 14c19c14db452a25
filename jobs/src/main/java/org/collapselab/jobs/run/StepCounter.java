package org.collapselab.jobs.run;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.collapselab.jobs.layout.Shard;

/** Counts the chain-generations of a run that are done, and tells how many there are. */
final class StepCounter {

  private final Progress progress;
  private final int last;
  private final int all;
  private int before; // those of earlier jobs

  private StepCounter(Progress progress, int last, int all) {
    this.progress = progress;
    this.last = last;
    this.all = all;
  }

  /** What is left to do. */
  static StepCounter of(RunState state, int last, Progress progress) {
    int all = (last + 1) * chains(state.pendingChains());
    for (int generation = 0; generation <= last; generation++) {
      all += chains(state.pending(generation));
    }
    return new StepCounter(progress, last, all);
  }

  /** To be told the share of a job over whole chains that is done. */
  DoubleConsumer ofChains(List<Shard> shards) {
    int steps = (last + 1) * chains(shards);
    return counting(steps, done -> progress.chains(done, all));
  }

  /** To be told the share of a job over one generation that is done. */
  DoubleConsumer ofGeneration(int generation, List<Shard> shards) {
    return counting(chains(shards), done -> progress.steps(generation, last, done, all));
  }

  private interface Telling {
    void done(int steps);
  }

  private DoubleConsumer counting(int steps, Telling telling) {
    int start = before;
    before += steps;
    return share -> telling.done(start + (int) (share * steps));
  }

  private static int chains(List<Shard> shards) {
    return shards.stream().mapToInt(shard -> shard.to() - shard.from()).sum();
  }
}
