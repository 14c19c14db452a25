package org.collapselab.jobs.run;

import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import org.collapselab.jobs.layout.Shard;

/** Counts the chain-generations of a run that are done, out of all that it has to do. */
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

  /** A counter of the chain-generations that are left to do. */
  static StepCounter of(RunState state, int last, Progress progress) {
    int all = (last + 1) * chains(state.pendingChains());
    for (int generation = 0; generation <= last; generation++) {
      all += chains(state.pending(generation));
    }
    return new StepCounter(progress, last, all);
  }

  /** Returns a listener for the finished share of the whole-chains job, in [0, 1]. */
  DoubleConsumer ofChains(List<Shard> shards) {
    int steps = (last + 1) * chains(shards);
    return counting(steps, done -> progress.chains(done, all));
  }

  /** Returns a listener for the finished share of the job of one generation, in [0, 1]. */
  DoubleConsumer ofGeneration(int generation, List<Shard> shards) {
    return counting(chains(shards), done -> progress.steps(generation, last, done, all));
  }

  private DoubleConsumer counting(int steps, IntConsumer listener) {
    int start = before;
    before += steps;
    return share -> listener.accept(start + (int) (share * steps));
  }

  private static int chains(List<Shard> shards) {
    return shards.stream().mapToInt(shard -> shard.to() - shard.from()).sum();
  }
}
