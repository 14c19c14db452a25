package org.collapselab.jobs.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.SampleTexts;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.loop.PastInMemory;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.loop.StepsInMemory;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.trainer.text.Documents;

/**
 * Runs the chains of one shard from generation 0 to the last, and writes their rows as the shard's
 * parts of the tables scores, samples and, last, models.
 */
public final class ChainTask {

  private final TaskContext context;
  private final Storage storage;
  private final Shard shard;
  private final Arm arm;
  private final HumanText human;
  private final StepsInMemory steps;
  private final int last;
  private final boolean keepsLast;
  private final List<StepRows> sampled = new ArrayList<>();
  private final List<StepResult<Documents>> ends =
      new ArrayList<>(); // of chains whose text is kept

  /** Prepares the task; {@link #run} does the work. */
  public ChainTask(TaskContext context, Shard shard) {
    this.context = context;
    this.storage = context.storage();
    this.shard = shard;
    this.arm = context.arms().get(shard.arm());
    this.human = context.human(shard.arm());
    this.steps = context.steps(shard.arm());
    this.last = context.protocol().generations();
    this.keepsLast = context.protocol().keep() == Keep.LAST;
  }

  /** Runs the shard. It writes its rows itself and leaves none for the driver. */
  public List<StepRows> run() {
    write(Tables.MODELS, models -> write(Tables.SCORES, scores -> chains(models, scores)));
    return List.of();
  }

  /**
   * Runs the chains and writes everything but the end of the two tables that receive rows
   * meanwhile.
   */
  private void chains(TableWriter models, TableWriter scores) {
    for (int replicate = shard.from(); replicate < shard.to(); replicate++) {
      chain(
          replicate,
          result -> {
            result.facts(models);
            result.scores(scores);
          });
    }
    if (!sampled.isEmpty()) {
      write(Tables.SAMPLES, samples -> sampled.forEach(result -> result.samples(samples)));
    }
    if (keepsLast) {
      new ChainFiles(context, shard, last).write(storage, ends);
    }
  }

  private void chain(int replicate, Consumer<StepRows> results) {
    PastInMemory history = new PastInMemory(context.protocol(), arm);
    for (int generation = 0; generation <= last; generation++) {
      StepResult<Documents> outcome = steps.run(replicate, generation, history);
      history.add(generation, outcome);
      StepRows result =
          outcome.rows(
              arm.name(),
              replicate,
              generation,
              SampleTexts.of(replicate, outcome.corpus(), human));
      results.accept(result);
      if (!result.samples().isEmpty()) {
        sampled.add(result);
      }
      if (keepsLast && generation == last) {
        ends.add(outcome);
      }
    }
  }

  private void write(Schema table, Consumer<TableWriter> rows) {
    String part = RunDirectory.part(table, RunDirectory.label(shard, last));
    TableWriter.write(storage, part, table, rows);
  }
}
