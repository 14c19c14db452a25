package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.collapselab.jobs.layout.RunTables;
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

  private final Findings findings;

  private Summaries(Function<Summaries, Findings> findings) {
    this.findings = findings.apply(this);
  }

  /** Summarises a run. */
  public static Summaries of(RunTables run, Settings settings) {
    Summaries summaries = new Summaries(visitor -> Findings.read(run, settings, visitor));
    summaries.summary.addAll(new ReplicateDivergence(run, settings).rows());
    return summaries.sorted();
  }

  /** Summarises texts from any source. */
  public static Summaries of(RunTables run, RunShape shape, List<String> notes) {
    return new Summaries(visitor -> Findings.read(run, shape, notes, visitor)).sorted();
  }

  /** Puts rows in the order of generations, and within it of arms. */
  private Summaries sorted() {
    summary.sort(Comparator.comparingInt(SummaryRow::generation));
    differences.sort(Comparator.comparingInt(DifferenceRow::generation));
    return this;
  }

  /** The statements about the run. */
  public Findings findings() {
    return findings;
  }

  /** The rows of the table summary. */
  List<SummaryRow> summary() {
    return summary;
  }

  /** The rows of the table differences. */
  List<DifferenceRow> differences() {
    return differences;
  }

  /** Writes the tables summary, differences, verdicts and half_lives. */
  public void write(RunTables run) {
    run.write(SummaryRow.class, summary::forEach);
    run.write(DifferenceRow.class, differences::forEach);
    run.write(VerdictRow.class, findings.verdicts()::rows);
    run.write(HalfLifeRow.class, findings.halfLives().rows()::forEach);
  }

  /** Writes the same tables and oracle, which only a run has. */
  public void writeAll(RunTables run) {
    findings.theory().write(run);
    write(run);
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
