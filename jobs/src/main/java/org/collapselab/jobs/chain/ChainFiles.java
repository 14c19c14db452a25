package org.collapselab.jobs.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.Size;
import org.collapselab.jobs.chain.CorpusParts.WrittenParts;
import org.collapselab.jobs.human.HumanText;
import org.collapselab.jobs.layout.PartSizes;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.CorpusRow;
import org.collapselab.jobs.layout.row.CountRow;
import org.collapselab.jobs.layout.row.MixRow;
import org.collapselab.jobs.layout.row.SpectraRow;
import org.collapselab.jobs.loop.StepResult;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.store.FileRecord;
import org.collapselab.jobs.store.Schema;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.trainer.text.Documents;

/** Writes what chains of one shard wrote in one generation: corpora, mixes, counts and spectra. */
public final class ChainFiles {

  private final Shard shard;
  private final int generation;
  private final Arm arm;
  private final HumanText human;
  private final PartSizes sizes;
  private final String folder;
  private final List<RunFile> written = new ArrayList<>();

  /**
   * Files of a shard.
   *
   * @param folder of the parts of tables, in the run directory
   */
  public ChainFiles(TaskContext context, Shard shard, int generation, String folder) {
    this.shard = shard;
    this.generation = generation;
    this.arm = context.arms().get(shard.arm());
    this.human = context.human(shard.arm());
    this.sizes = context.sizes();
    this.folder = folder;
  }

  /** The corpus of this size as its files will hold it. */
  public WrittenParts parts(Size size) {
    int documents = CorpusParts.partDocuments(sizes, arm, human);
    return CorpusParts.parted(sizes, arm, human, size)
        ? new WrittenParts(RunDirectory.corpusParts(generation, shard), "", true, documents)
        : WrittenParts.whole(part(Tables.CORPORA), "");
  }

  /** The file of a part of a table. */
  public String part(Schema table) {
    return String.format(
        Locale.ROOT, "%s/%s/%s.%03d.parquet", folder, table.name(), shard.label(), generation);
  }

  /**
   * Writes the files.
   *
   * @param outcomes by chain
   */
  List<RunFile> write(Storage storage, List<StepResult<Documents>> outcomes) {
    corpora(storage, outcomes);
    write(
        storage,
        MixRow.class,
        out -> each(outcomes, (replicate, outcome) -> mix(out, replicate, outcome.mix())));
    write(
        storage,
        CountRow.class,
        out ->
            each(
                outcomes, (replicate, outcome) -> counts(out, replicate, count(outcome.corpus()))));
    write(
        storage,
        SpectraRow.class,
        out ->
            each(
                outcomes,
                (replicate, outcome) ->
                    outcome.measured().spectra(out, shard.arm(), replicate, generation)));
    return written();
  }

  /** Writes the part of a table. */
  public <R extends Record> void write(
      Storage storage, Class<R> table, Consumer<Consumer<R>> rows) {
    add(TableWriter.write(storage, part(Schema.of(table)), table, rows));
  }

  /** Writes the part of a table. */
  public void write(Storage storage, Schema table, Consumer<TableWriter> rows) {
    add(TableWriter.write(storage, part(table), table, rows));
  }

  /** Adds a file that was written elsewhere. */
  public void add(FileRecord file) {
    written.add(new RunFile(file, generation, generation, shard.label()));
  }

  /** All files written so far. */
  public List<RunFile> written() {
    return List.copyOf(written);
  }

  private interface Rows {
    void of(int replicate, StepResult<Documents> outcome);
  }

  private void each(List<StepResult<Documents>> outcomes, Rows rows) {
    for (int i = 0; i < outcomes.size(); i++) {
      rows.of(shard.from() + i, outcomes.get(i));
    }
  }

  private void corpora(Storage storage, List<StepResult<Documents>> outcomes) {
    StepResult<Documents> first = outcomes.get(0);
    WrittenParts stored = parts(first.size());
    if (!stored.parted()) {
      write(
          storage,
          CorpusRow.class,
          out ->
              each(
                  outcomes,
                  (replicate, outcome) -> {
                    Documents corpus = outcome.corpus();
                    corpus(out, replicate, corpus, 0, corpus.size(), 0);
                  }));
      return;
    }
    int documents = first.corpus().size(); // such a chain has its shard for itself
    int parts = stored.parts(documents);
    for (int part = 0; part < parts; part++) {
      int from = part * stored.partDocuments();
      int to = (int) Math.min(documents, (long) from + stored.partDocuments());
      add(
          TableWriter.write(
              storage,
              stored.file(part),
              CorpusRow.class,
              out -> corpus(out, shard.from(), first.corpus(), from, to, 0)));
    }
  }

  /**
   * Gives the rows of documents of X_t.
   *
   * @param text holds documents from .. to - 1
   * @param before documents of X_t before those of {@code text}
   */
  public void corpus(
      Consumer<CorpusRow> out, int replicate, Documents text, int from, int to, int before) {
    for (int d = from; d < to; d++) {
      int[] tokens = text.document(d);
      out.accept(
          new CorpusRow(
              shard.arm(),
              replicate,
              generation,
              before + d,
              tokens,
              text.closed(d),
              human.text(tokens)));
    }
  }

  /** Gives the rows of a mix. */
  public void mix(Consumer<MixRow> out, int replicate, Mix mix) {
    for (Mix.Span run : mix.spans()) {
      int from = 0;
      while (from < run.documents()) {
        int length = run.origin() == Mix.Origin.HUMAN ? consecutive(run, from) : run.documents();
        int first = run.firstDocument() + from;
        out.accept(
            new MixRow(
                shard.arm(),
                replicate,
                generation,
                run.origin(),
                run.born(),
                run.origin() == Mix.Origin.HUMAN ? human.trainingIds()[first] : first,
                length,
                run.multiplicity(),
                mix.humanUsed()));
        from += length;
      }
    }
  }

  /** The number of documents of a human run, from an offset on, that have consecutive ids. */
  private int consecutive(Mix.Span run, int from) {
    int[] ids = human.trainingIds();
    int first = run.firstDocument() + from;
    int length = 1;
    while (from + length < run.documents() && ids[first + length] == ids[first] + length) {
      length++;
    }
    return length;
  }

  /** Counts the occurrences of every token; shape (vocabulary). */
  public long[] count(Documents corpus) {
    long[] counts = new long[human.vocabulary().size()];
    for (int position = 0; position < corpus.tokens(); position++) {
      counts[corpus.token(position)]++;
    }
    return counts;
  }

  /** Gives the rows of the counts of X_t, by token. */
  public void counts(Consumer<CountRow> out, int replicate, long[] counts) {
    for (int token = 0; token < counts.length; token++) {
      if (counts[token] > 0) {
        out.accept(new CountRow(shard.arm(), replicate, generation, token, counts[token]));
      }
    }
  }
}
