package org.collapselab.jobs.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collapselab.generator.mix.Mix;
import org.collapselab.jobs.InputException;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.jobs.store.Tables;
import org.collapselab.metrics.count.JointSpectrum;
import org.collapselab.metrics.score.Score;
import org.collapselab.trainer.settings.ImpossibleSettings;
import org.collapselab.trainer.text.Documents;

/**
 * Runs one generation of the chains of one shard and writes what they leave: the thin shell around
 * {@link Step}.
 */
final class ShardTask {

  /** What a task sends to the driver for each of its chains. */
  record Result(
      String arm,
      int replicate,
      Map<String, Double> facts,
      List<Score> generated,
      List<Score> heldOut,
      List<Score> check,
      List<String> samples)
      implements Serializable {}

  /** Documents shown of each corpus. */
  static final int SAMPLES = 5;

  private static final int SAMPLE_CHARACTERS = 2000;

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

  /**
   * What a task answers: a user's mistake that only the text at hand reveals is an answer too, for
   * Spark would log a thrown one with its trace and try again.
   *
   * @param results by chain; empty where there is a mistake
   * @param mistake one line; empty where there is none
   */
  record Answer(List<Result> results, String mistake) implements Serializable {}

  /** Runs the shard. */
  Answer answer() {
    try {
      return new Answer(run(), "");
    } catch (ImpossibleSettings | InputException e) {
      return new Answer(List.of(), "arm '" + shard.arm() + "': " + e.getMessage());
    }
  }

  private List<Result> run() {
    Storage storage = laboratory.storage();
    StoredHistory history = new StoredHistory(storage, shard, human.trainingIds());
    Step step = new Step(laboratory.run(), laboratory.arms().get(shard.arm()), human);
    List<Outcome> outcomes = new ArrayList<>();
    for (int replicate = shard.from(); replicate < shard.to(); replicate++) {
      outcomes.add(step.run(replicate, generation, history.of(replicate)));
    }
    write(storage, outcomes);
    if (generation < laboratory.run().generations()) {
      CarriedCounts.write(storage, generation, shard, outcomes);
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      results.add(
          new Result(
              shard.arm(),
              shard.from() + i,
              outcome.facts(),
              outcome.generated(),
              outcome.heldOut(),
              outcome.check(),
              shard.from() + i == 0 ? samples(outcome.corpus()) : List.of()));
    }
    return results;
  }

  private List<String> samples(Documents corpus) {
    List<String> samples = new ArrayList<>();
    for (int d = 0; d < Math.min(SAMPLES, corpus.size()); d++) {
      String text = text(corpus.document(d));
      samples.add(
          text.length() > SAMPLE_CHARACTERS ? text.substring(0, SAMPLE_CHARACTERS) + " ..." : text);
    }
    return samples;
  }

  private String text(int[] tokens) {
    return human.tokenizer().text(human.vocabulary().types(tokens));
  }

  private void write(Storage storage, List<Outcome> outcomes) {
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
      out.row(shard.arm(), replicate, d, tokens, corpus.closed(d), text(tokens));
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
