package org.collapselab.jobs.chain;

import java.util.ArrayList;
import java.util.List;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.SampleTexts;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.loop.StepsInMemory;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.text.Documents;

/**
 * Runs one generation of the chains of one shard and writes their files: a thin shell around {@link
 * org.collapselab.jobs.loop.Step}.
 *
 * @param past files of texts, mixes and models of the generations before
 */
public record ShardTask(TaskContext context, Shard shard, int generation, List<RunFile> past) {

  /** Runs the shard. */
  public ShardOutput run() {
    Storage storage = context.storage();
    HumanText human = context.human(shard.arm());
    PastOnDisk history = new PastOnDisk(storage, shard, human.trainingIds(), past);
    StepsInMemory steps = context.steps(shard.arm());
    List<StepResult<Documents>> outcomes = new ArrayList<>();
    List<StepRows> results = new ArrayList<>();
    for (int replicate = shard.from(); replicate < shard.to(); replicate++) {
      StepResult<Documents> outcome = steps.run(replicate, generation, history.of(replicate));
      outcomes.add(outcome);
      results.add(
          outcome.rows(
              shard.arm(),
              replicate,
              generation,
              SampleTexts.of(replicate, outcome.corpus(), human)));
    }
    ChainFiles files = new ChainFiles(context, shard, generation, context.work());
    List<RunFile> written = new ArrayList<>(files.write(storage.unflushed(), outcomes));
    written.addAll(
        ChainModels.write(
            storage,
            context.work(),
            shard,
            generation,
            outcomes.stream().map(StepResult::handedOn).toList()));
    if (generation < context.protocol().generations()) {
      CarriedCounts.write(
          storage, generation, shard, outcomes.stream().map(StepResult::carried).toList());
    }
    Work work = outcomes.stream().map(StepResult::work).reduce(Work.NONE, Work::plus);
    return new ShardOutput(shard, results, written, work);
  }
}
