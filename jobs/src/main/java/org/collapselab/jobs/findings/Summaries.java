package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.row.DifferenceRow;
import org.collapselab.jobs.layout.row.HalfLifeRow;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.layout.row.VerdictRow;
import org.collapselab.jobs.scores.ArmScores;
import org.collapselab.jobs.scores.ArmScores.Key;
import org.collapselab.jobs.scores.ArmScores.Values;
import org.collapselab.jobs.scores.RunScores;
import org.collapselab.jobs.scores.RunShape;
import org.collapselab.jobs.scores.Signatures;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.metrics.replicate.Paired;
import org.collapselab.metrics.replicate.Summary;
import org.collapselab.metrics.replicate.Summary.Spread;

/**
 * Summarises scores over replicates: means with intervals, and paired differences to the baseline
 * arm.
 */
public final class Summaries implements RunScores.Visitor {

  private final List<SummaryRow> summary = new ArrayList<>();
  private final List<DifferenceRow> differences = new ArrayList<>();

  private Summaries() {}

  /**
   * Writes {@code summary}, {@code differences}, {@code verdicts}, {@code half_lives} and {@code
   * oracle} from {@code scores}, and returns the findings.
   */
  public static Findings write(Storage storage, Settings settings) {
    Summaries summaries = new Summaries();
    Findings findings = Findings.read(storage, settings, summaries);
    summaries.summary.addAll(new ReplicateDivergence(storage, settings).rows());
    findings.theory().write(storage);
    summaries.write(storage, findings);
    return findings;
  }

  /** Writes the same tables for texts from any source, without {@code oracle}. */
  public static Findings write(Storage storage, RunShape shape, List<String> notes) {
    Summaries summaries = new Summaries();
    Findings findings = Findings.read(storage, shape, notes, summaries);
    summaries.write(storage, findings);
    return findings;
  }

  private void write(Storage storage, Findings findings) {
    write(storage, RunDirectory.SUMMARY, SummaryRow.class, summary, SummaryRow::generation);
    write(
        storage,
        RunDirectory.DIFFERENCES,
        DifferenceRow.class,
        differences,
        DifferenceRow::generation);
    TableWriter.write(storage, RunDirectory.VERDICTS, VerdictRow.class, findings.verdicts()::rows);
    TableWriter.write(
        storage, RunDirectory.HALF_LIVES, HalfLifeRow.class, findings.halfLives().rows()::forEach);
  }

  /** Writes rows by generation, and within it in the order of arms. */
  private static <R extends Record> void write(
      Storage storage, String name, Class<R> type, List<R> rows, ToIntFunction<R> generation) {
    rows.sort(Comparator.comparingInt(generation));
    TableWriter.write(storage, name, type, rows::forEach);
  }

  @Override
  public void scores(ArmScores scores, ArmScores baseline) {
    for (int generation = scores.from(); generation < scores.to(); generation++) {
      for (Map.Entry<Key, Values> entry : scores.at(generation).entrySet()) {
        if (entry.getKey().of() != TextKind.MARGIN) {
          Key margin = new Key(TextKind.MARGIN, entry.getKey().metric());
          Optional<Values> ofText =
              entry.getKey().of() == TextKind.GENERATED
                  ? scores.of(generation, margin)
                  : Optional.empty();
          summarise(scores.arm(), generation, entry.getKey(), entry.getValue(), ofText);
        }
        if (entry.getKey().of() == TextKind.GENERATED && scores != baseline) {
          compare(scores.arm(), baseline, generation, entry.getKey(), entry.getValue());
        }
      }
    }
  }

  /**
   * Adds a row.
   *
   * @param margin half the width of the interval of a single replicate, by jackknife
   */
  private void summarise(
      String arm, int generation, Key key, Values values, Optional<Values> margin) {
    Summary of = Summary.of(values.replicates().mapToDouble(values::at).toArray());
    double half = of.n() == 1 && margin.isPresent() ? margin.get().at(0) : Double.NaN;
    summary.add(
        new SummaryRow(
            arm,
            generation,
            key.of(),
            key.metric(),
            Signatures.joined(values.signatures()),
            of.n(),
            of.mean(),
            of.spread().map(Spread::sd).orElse(Double.NaN),
            of.spread().map(Spread::low).orElse(of.mean() - half),
            of.spread().map(Spread::high).orElse(of.mean() + half)));
  }

  private void compare(String arm, ArmScores baseline, int generation, Key key, Values values) {
    Optional<Values> base = baseline.of(generation, key);
    if (base.isEmpty()) {
      return;
    }
    int[] both = values.replicates().filter(base.get()::has).toArray();
    if (both.length == 0) {
      return;
    }
    double[] armValues = Arrays.stream(both).mapToDouble(values::at).toArray();
    double[] against = Arrays.stream(both).mapToDouble(base.get()::at).toArray();
    Paired.of(armValues, against)
        .difference()
        .ifPresent(
            difference ->
                differences.add(
                    new DifferenceRow(
                        arm,
                        baseline.arm(),
                        generation,
                        key.metric(),
                        difference.n(),
                        difference.mean(),
                        difference.spread().map(Spread::sd).orElse(Double.NaN),
                        difference.spread().map(Spread::low).orElse(Double.NaN),
                        difference.spread().map(Spread::high).orElse(Double.NaN))));
  }
}
