package org.collapselab.jobs.run;

import java.util.List;
import java.util.Locale;
import org.collapselab.generator.mix.Mix;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.jobs.store.Tables;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.trainer.text.Documents;

/** The per-chain files of one generation of a shard: corpora, mixes, counts and spectra. */
final class ChainFiles {

  private final Shard shard;
  private final int generation;
  private final HumanText human;

  ChainFiles(Shard shard, int generation, HumanText human) {
    this.shard = shard;
    this.generation = generation;
    this.human = human;
  }

  /**
   * Writes them.
   *
   * @param outcomes by chain
   */
  void write(Storage storage, List<Outcome> outcomes) {
    TableWriter.write(
        storage,
        RunDirectory.file(RunDirectory.Kind.CORPUS, generation, shard),
        Tables.CORPUS,
        out -> each(outcomes, (replicate, outcome) -> corpus(out, replicate, outcome.corpus())));
    TableWriter.write(
        storage,
        RunDirectory.file(RunDirectory.Kind.MIXES, generation, shard),
        Tables.MIXES,
        out -> each(outcomes, (replicate, outcome) -> mix(out, replicate, outcome.mix())));
    TableWriter.write(
        storage,
        RunDirectory.file(RunDirectory.Kind.COUNTS, generation, shard),
        Tables.COUNTS,
        out -> each(outcomes, (replicate, outcome) -> counts(out, replicate, outcome.corpus())));
    TableWriter.write(
        storage,
        RunDirectory.file(RunDirectory.Kind.SPECTRA, generation, shard),
        Tables.SPECTRA,
        out -> each(outcomes, (replicate, outcome) -> spectra(out, replicate, outcome.spectra())));
  }

  private interface Rows {
    void of(int replicate, Outcome outcome);
  }

  private void each(List<Outcome> outcomes, Rows rows) {
    for (int i = 0; i < outcomes.size(); i++) {
      rows.of(shard.from() + i, outcomes.get(i));
    }
  }

  private void corpus(TableWriter out, int replicate, Documents corpus) {
    for (int d = 0; d < corpus.size(); d++) {
      int[] tokens = corpus.document(d);
      out.row(shard.arm(), replicate, d, tokens, corpus.closed(d), human.text(tokens));
    }
  }

  private void mix(TableWriter out, int replicate, Mix mix) {
    for (Mix.Run run : mix.runs()) {
      int from = 0;
      while (from < run.documents()) {
        int length = run.origin() == Mix.Origin.HUMAN ? consecutive(run, from) : run.documents();
        int first = run.firstDocument() + from;
        out.row(
            shard.arm(),
            replicate,
            generation,
            run.origin().name().toLowerCase(Locale.ROOT),
            run.born(),
            run.origin() == Mix.Origin.HUMAN ? human.trainingIds()[first] : first,
            length,
            run.multiplicity(),
            mix.humanUsed());
        from += length;
      }
    }
  }

  /** How many documents of a human run, from an offset on, have consecutive ids. */
  private int consecutive(Mix.Run run, int from) {
    int[] ids = human.trainingIds();
    int first = run.firstDocument() + from;
    int length = 1;
    while (from + length < run.documents() && ids[first + length] == ids[first] + length) {
      length++;
    }
    return length;
  }

  private void counts(TableWriter out, int replicate, Documents corpus) {
    long[] counts = new long[human.vocabulary().size()];
    for (int position = 0; position < corpus.tokens(); position++) {
      counts[corpus.token(position)]++;
    }
    for (int token = 0; token < counts.length; token++) {
      if (counts[token] > 0) {
        out.row(shard.arm(), replicate, generation, token, counts[token]);
      }
    }
  }

  private void spectra(TableWriter out, int replicate, List<JointSpectrum> spectra) {
    for (int n = 1; n <= spectra.size(); n++) {
      JointSpectrum spectrum = spectra.get(n - 1);
      for (int row = 0; row < spectrum.rows(); row++) {
        out.row(
            shard.arm(),
            replicate,
            generation,
            n,
            spectrum.human(row),
            spectrum.generated(row),
            spectrum.types(row));
      }
    }
  }
}
