package org.collapselab.jobs.large;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.chain.ChainFiles;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.row.CountRow;
import org.collapselab.jobs.layout.row.MixRow;
import org.collapselab.jobs.layout.row.SpectraRow;
import org.collapselab.jobs.loop.Step;
import org.collapselab.jobs.loop.StepContext;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.plan.Plan;
import org.collapselab.jobs.plan.TaskMemory;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.jobs.store.TableWriter;

/**
 * Runs large chains: each stage of a step is jobs of many tasks. Numbers and files are those of a
 * step in one task, byte for byte.
 */
public final class LargeChains {

  private final Tasks tasks;
  private final Map<String, Plan.ArmPlan> plans;
  private final TaskMemory task;
  private final RunMemory memory = new RunMemory();

  /**
   * The large chains of a run.
   *
   * @param plans what their arms were planned with, by name
   * @param task what a task has
   */
  public LargeChains(Tasks tasks, Map<String, Plan.ArmPlan> plans, TaskMemory task) {
    this.tasks = tasks;
    this.plans = plans;
    this.task = task;
  }

  /** Runs one generation of one chain and writes its files. */
  public StepRows run(Shard shard, int generation) {
    int replicate = shard.from(); // a large chain has its shard for itself
    StepContext context = tasks.context().step(shard.arm(), replicate, generation);
    SliceSizes sizes =
        new SliceSizes(tasks.context().sizes(), context.arm(), context.human(), task);
    StagesOverTasks stages =
        new StagesOverTasks(tasks, memory, shard, context, sizes, plans.get(shard.arm()).mix());
    StepResult<StoredText> step =
        new Step<Broadcast<StoredModel>, StoredText, CountedParts>(
                context, stages.sources(), stages)
            .run();
    stages.close();
    ChainFiles files = new ChainFiles(tasks.context(), shard, generation);
    write(
        shard,
        generation,
        RunDirectory.Kind.MIXES,
        MixRow.class,
        out -> files.mix(out, replicate, step.mix()));
    write(
        shard,
        generation,
        RunDirectory.Kind.COUNTS,
        CountRow.class,
        out -> files.counts(out, replicate, step.corpus().counts()));
    write(
        shard,
        generation,
        RunDirectory.Kind.SPECTRA,
        SpectraRow.class,
        out -> step.measured().spectra(out, shard.arm(), replicate, generation));
    return step.rows(shard.arm(), replicate, generation, step.corpus().samples());
  }

  private <R extends Record> void write(
      Shard shard,
      int generation,
      RunDirectory.Kind kind,
      Class<R> table,
      Consumer<Consumer<R>> rows) {
    TableWriter.write(
        tasks.context().storage(), RunDirectory.file(kind, generation, shard), table, rows);
  }

  /** Deletes the files that only large chains need. */
  public void close() {
    tasks.context().storage().delete(RunDirectory.WORK);
  }
}
