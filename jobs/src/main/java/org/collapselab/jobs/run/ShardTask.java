package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.List;
import org.collapselab.jobs.store.Storage;

/**
 * Runs one generation of the chains of one shard and writes what they leave: the thin shell around
 * {@link Step}.
 */
final class ShardTask {

  private final Laboratory laboratory;
  private final Shard shard;
  private final int generation;
  private final HumanText human;

  ShardTask(Laboratory laboratory, Shard shard, int generation) {
    this.laboratory = laboratory;
    this.shard = shard;
    this.generation = generation;
    this.human = laboratory.human(shard.arm());
  }

  /** Runs the shard. */
  Answered<List<Result>> answer() {
    return Answered.of(shard.arm(), this::run);
  }

  private List<Result> run() {
    Storage storage = laboratory.storage();
    StoredHistory history = new StoredHistory(storage, shard, human.trainingIds());
    Step step = laboratory.step(shard.arm());
    List<Outcome> outcomes = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (int replicate = shard.from(); replicate < shard.to(); replicate++) {
      Outcome outcome = step.run(replicate, generation, history.of(replicate));
      outcomes.add(outcome);
      results.add(Result.of(shard.arm(), replicate, generation, outcome, human));
    }
    new ChainFiles(laboratory, shard, generation).write(storage, outcomes);
    if (generation < laboratory.run().generations()) {
      CarriedCounts.write(storage, generation, shard, outcomes);
    }
    return results;
  }
}
