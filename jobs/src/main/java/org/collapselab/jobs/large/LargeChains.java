package org.collapselab.jobs.large;

import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.chain.ChainFiles;
import org.collapselab.jobs.chain.FinishedShards;
import org.collapselab.jobs.chain.ShardOutput;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.CountRow;
import org.collapselab.jobs.layout.row.MixRow;
import org.collapselab.jobs.layout.row.SpectraRow;
import org.collapselab.jobs.loop.Step;
import org.collapselab.jobs.loop.StepContext;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.plan.Plan;
import org.collapselab.jobs.plan.TaskMemory;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Storage;

/**
 * Runs large chains: each stage of a step is jobs of many tasks. Numbers and files are those of a
 * step in one task, byte for byte.
 */
public final class LargeChains {

  private final Tasks tasks;
  private final Map<String, Plan.ArmPlan> plans;
  private final TaskMemory task;
  private final FinishedShards finished;
  private final RunMemory memory = new RunMemory();

  /**
   * The large chains of a run.
   *
   * @param plans what their arms were planned with, by name
   * @param task what a task has
   * @param finished chains of earlier attempts
   */
  public LargeChains(
      Tasks tasks, Map<String, Plan.ArmPlan> plans, TaskMemory task, FinishedShards finished) {
    this.tasks = tasks;
    this.plans = plans;
    this.task = task;
    this.finished = finished;
  }

  /**
   * Runs one generation of one chain and writes its files, unless an earlier attempt has.
   *
   * @param past files of the tables corpora and mixes of the generations before
   */
  public ShardOutput run(Shard shard, int generation, List<RunFile> past) {
    return finished
        .parts(shard, generation, true)
        .map(files -> output(shard, generation, files, Work.steps(1)))
        .orElseGet(() -> step(shard, generation, past));
  }

  private static ShardOutput output(
      Shard shard, int generation, List<FileRecord> files, Work work) {
    return new ShardOutput(
        shard,
        List.of(),
        files.stream()
            .map(file -> new RunFile(file, generation, generation, shard.label()))
            .toList(),
        work);
  }

  private ShardOutput step(Shard shard, int generation, List<RunFile> past) {
    int replicate = shard.from(); // a large chain has its shard for itself
    StepContext context = tasks.context().step(shard.arm(), replicate, generation);
    SliceSizes sizes =
        new SliceSizes(tasks.context().sizes(), context.arm(), context.human(), task);
    StagesOverTasks stages =
        new StagesOverTasks(
            tasks,
            memory,
            shard,
            context,
            sizes,
            plans.get(shard.arm()).mix(),
            past,
            finished.folder());
    StepResult<StoredText> step =
        new Step<Broadcast<StoredModel>, StoredText, CountedParts>(
                context, stages.sources(), stages)
            .run();
    stages.close();
    ChainFiles files = new ChainFiles(tasks.context(), shard, generation, finished.folder());
    step.corpus().files().forEach(files::add);
    Storage storage = tasks.context().storage().unflushed();
    files.write(storage, MixRow.class, out -> files.mix(out, replicate, step.mix()));
    files.write(
        storage, CountRow.class, out -> files.counts(out, replicate, step.corpus().counts()));
    files.write(
        storage,
        SpectraRow.class,
        out -> step.measured().spectra(out, shard.arm(), replicate, generation));
    StepRows rows = step.rows(shard.arm(), replicate, generation, step.corpus().samples());
    files.write(storage, Tables.SCORES, rows::scores);
    files.write(storage, Tables.MODELS, rows::facts);
    if (!rows.samples().isEmpty()) {
      files.write(storage, Tables.SAMPLES, rows::samples);
    }
    List<FileRecord> written = files.written().stream().map(RunFile::file).toList();
    finished.finished(shard, generation, written);
    return output(shard, generation, written, step.work());
  }

  /** Deletes the files that only large chains need. */
  public void close() {
    tasks.context().storage().delete(RunDirectory.WORK);
  }
}
