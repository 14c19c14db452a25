package org.collapselab.jobs.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.collapselab.jobs.event.Work;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.human.SampleTexts;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.loop.PastInMemory;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.loop.StepsInMemory;
import org.collapselab.jobs.scoring.StepRows;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.trainer.text.Documents;

/**
 * Runs the chains of one shard from generation 0 to the last, and writes their rows as the shard's
 * parts of the tables scores, samples and models.
 */
public final class ChainTask {

  private final Storage storage;
  private final Shard shard;
  private final Arm arm;
  private final HumanText human;
  private final StepsInMemory steps;
  private final Protocol protocol;
  private final int last;
  private final boolean keepsLast;
  private final ChainFiles files;
  private final FinishedShards finished;
  private final List<StepRows> sampled = new ArrayList<>();
  private final List<StepResult<Documents>> ends =
      new ArrayList<>(); // of chains whose text is kept
  private Work work = Work.NONE;

  /**
   * Prepares the task; {@link #run} does the work.
   *
   * @param folder of the parts, in the run directory
   */
  public ChainTask(TaskContext context, Shard shard, String folder) {
    this.storage = context.storage().unflushed();
    this.shard = shard;
    this.arm = context.arms().get(shard.arm());
    this.human = context.human(shard.arm());
    this.steps = context.steps(shard.arm());
    this.protocol = context.protocol();
    this.last = protocol.generations();
    this.keepsLast = protocol.keep() == Keep.LAST;
    this.files = new ChainFiles(context, shard, last, folder);
    this.finished = new FinishedShards(storage, folder);
  }

  /** Runs the shard, and returns what it wrote. */
  public ShardOutput run() {
    List<FileRecord> scored = new ArrayList<>();
    FileRecord models =
        write(
            Tables.MODELS,
            facts -> scored.add(write(Tables.SCORES, scores -> chains(facts, scores))));
    files.add(models);
    scored.forEach(files::add);
    if (!sampled.isEmpty()) {
      files.write(
          storage, Tables.SAMPLES, samples -> sampled.forEach(result -> result.samples(samples)));
    }
    if (keepsLast) {
      files.write(storage, ends);
    }
    List<FileRecord> written = files.written().stream().map(RunFile::file).toList();
    finished.finished(shard, last, written);
    return new ShardOutput(shard, List.of(), files.written(), work);
  }

  /** Runs the chains and writes the rows of both tables. */
  private void chains(TableWriter models, TableWriter scores) {
    for (int replicate = shard.from(); replicate < shard.to(); replicate++) {
      chain(
          replicate,
          result -> {
            result.facts(models);
            result.scores(scores);
          });
    }
  }

  private void chain(int replicate, Consumer<StepRows> results) {
    PastInMemory history = new PastInMemory(protocol, arm);
    for (int generation = 0; generation <= last; generation++) {
      StepResult<Documents> outcome = steps.run(replicate, generation, history);
      history.add(generation, outcome);
      work = work.plus(outcome.work());
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

  private FileRecord write(Schema table, Consumer<TableWriter> rows) {
    return TableWriter.write(storage, files.part(table), table, rows);
  }
}
