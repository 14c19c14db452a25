package org.collapselab.jobs.chain;

import java.util.ArrayList;
import java.util.List;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.loop.Step;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.store.Storage;

/**
 * Runs one generation of the chains of one shard and writes what they leave: the thin shell around
 * {@link Step}.
 */
public final class ShardTask {

  private final TaskContext laboratory;
  private final Shard shard;
  private final int generation;
  private final HumanText human;

  public ShardTask(TaskContext laboratory, Shard shard, int generation) {
    this.laboratory = laboratory;
    this.shard = shard;
    this.generation = generation;
    this.human = laboratory.human(shard.arm());
  }

  /** Runs the shard. */
  public TaskAnswer<List<StepRows>> answer() {
    return TaskAnswer.of(shard.arm(), this::run);
  }

  private List<StepRows> run() {
    Storage storage = laboratory.storage();
    PastOnDisk history = new PastOnDisk(storage, shard, human.trainingIds());
    Step step = laboratory.step(shard.arm());
    List<StepResult> outcomes = new ArrayList<>();
    List<StepRows> results = new ArrayList<>();
    for (int replicate = shard.from(); replicate < shard.to(); replicate++) {
      StepResult outcome = step.run(replicate, generation, history.of(replicate));
      outcomes.add(outcome);
      results.add(StepRows.of(shard.arm(), replicate, generation, outcome, human));
    }
    new ChainFiles(laboratory, shard, generation).write(storage, outcomes);
    if (generation < laboratory.run().generations()) {
      CarriedCounts.write(storage, generation, shard, outcomes);
    }
    return results;
  }
}
