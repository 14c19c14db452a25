package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collapselab.jobs.check.FirstDraws;
import org.collapselab.jobs.check.FreeDraws;
import org.collapselab.jobs.law.LawResults;
import org.collapselab.jobs.law.LawTest;
import org.collapselab.jobs.layout.RunDirectory;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.report.HalfLifeTables;
import org.collapselab.jobs.report.VerdictTables;
import org.collapselab.jobs.scores.ArmScores;
import org.collapselab.jobs.scores.ArmScores.Key;
import org.collapselab.jobs.scores.ArmScores.Values;
import org.collapselab.jobs.scores.RunScores;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableColumns;
import org.collapselab.metrics.replicate.Jackknife;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.ModelMetric;

/**
 * What a reader of a run must know besides its numbers.
 *
 * @param notes fallbacks that fired, how replicates depend on each other
 * @param violations steps whose draws contradict the law they were drawn from, and arms whose
 *     replicates contradict the exact law of their mean
 * @param theory exact laws of the arms
 * @param verdicts whether arms collapse, by definition
 * @param halfLives how fast metrics fall
 */
public record Findings(
    List<String> notes,
    List<String> violations,
    LawResults theory,
    VerdictTables verdicts,
    HalfLifeTables halfLives) {

  /** All that report and manifest must say, first what makes the run invalid. */
  public List<String> told() {
    List<String> told = new ArrayList<>();
    violations.forEach(violation -> told.add("Invalid by theory: " + violation));
    told.addAll(notes);
    return told;
  }

  /** What the tables of a run reveal; its scores are shown to other visitors on the way. */
  public static Findings read(Storage storage, Settings settings, RunScores.Visitor... visitors) {
    Doubts doubts = new Doubts();
    LawTest trial = new LawTest(storage, settings);
    List<RunScores.Visitor> all = new ArrayList<>(List.of(visitors));
    VerdictEvidence judgement = new VerdictEvidence(settings);
    HalfLives halfLives = new HalfLives(settings);
    all.addAll(List.of(doubts, trial, judgement, halfLives));
    new RunScores(storage, settings).each(all);
    LawResults theory = trial.verdict();
    List<String> violations = new ArrayList<>(doubts.told());
    violations.addAll(theory.violations());
    return new Findings(
        notes(storage, settings), violations, theory, judgement.verdicts(), halfLives.tables());
  }

  private static List<String> notes(Storage storage, Settings settings) {
    List<String> notes = new ArrayList<>();
    if (settings.run().replicates() > 1
        && settings.arms().stream().anyMatch(arm -> !arm.human().redraw())) {
      notes.add(
          "Replicates share their initial human text: intervals are conditional on it ('human: redraw: true' draws it anew"
              + " for each replicate).");
    }
    if (settings.run().margins()) {
      notes.add(
          "There is one replicate: intervals are of each text by itself, by a jackknife over "
              + Jackknife.BLOCKS
              + " blocks of its documents (95 %). They tell how a measure would vary over texts of the"
              + " same model, not over chains. Without one, because it does not suit them or they are of"
              + " models: "
              + settings.run().metrics().stream()
                  .filter(metric -> !metric.jackknifes() || metric instanceof ModelMetric)
                  .map(Metric::name)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    if (settings.arms().size() > 1) {
      notes.add(
          "Arms share their random streams (common random numbers): compare arms by the paired differences, not by whether"
              + " intervals overlap.");
    }
    notes.addAll(fallbacks(storage, settings));
    return notes;
  }

  private static List<String> fallbacks(Storage storage, Settings settings) {
    Map<String, Integer> fired = new TreeMap<>();
    for (String file : RunDirectory.files(storage, Tables.MODELS, settings.run().generations())) {
      TableColumns.read(
          storage,
          file,
          Tables.MODELS,
          List.of("arm", "fact", "value"),
          part -> true,
          rows -> {
            int[] arms = rows.codes("arm");
            int[] facts = rows.codes("fact");
            double[] values = rows.doubles("value");
            for (int row = 0; row < rows.size(); row++) {
              if (values[row] > 0 && rows.texts("fact").get(facts[row]).contains("fallback")) {
                String arm = rows.texts("arm").get(arms[row]);
                String fact = rows.texts("fact").get(facts[row]);
                fired.merge("arm '" + arm + "', " + fact.replace("|", ", "), 1, Integer::sum);
              }
            }
          });
    }
    List<String> notes = new ArrayList<>();
    fired.forEach(
        (what, times) ->
            notes.add(
                "A fallback fired in " + times + " fits: " + what + " (table models says where)."));
    return notes;
  }

  /** Finds the steps whose draws contradict their law. */
  private static final class Doubts implements RunScores.Visitor {

    /** Bounds of the probability of what was drawn. */
    private static final List<String> BOUNDS = List.of(FirstDraws.BOUND, FreeDraws.BOUND);

    private record Doubt(int generation, String told) {}

    private final List<Doubt> doubts = new ArrayList<>();

    @Override
    public void scores(ArmScores scores, ArmScores baseline) {
      for (int g = scores.from(); g < scores.to(); g++) {
        int generation = g;
        for (String bound : BOUNDS) {
          String what = bound.equals(FreeDraws.BOUND) ? "free draws" : "first draws";
          scores
              .of(g, new Key("check", bound))
              .ifPresent(bounds -> add(scores.arm(), generation, what, bounds));
        }
      }
    }

    private void add(String arm, int generation, String what, Values bounds) {
      bounds
          .replicates()
          .filter(replicate -> bounds.at(replicate) < FirstDraws.INVALID)
          .forEach(
              replicate ->
                  doubts.add(
                      new Doubt(
                          generation,
                          "arm '"
                              + arm
                              + "', replicate "
                              + replicate
                              + ", generation "
                              + generation
                              + ": "
                              + what
                              + " have probability at most "
                              + bounds.at(replicate)
                              + " under the law they were drawn from")));
    }

    /** By generation, in it by arm and replicate. */
    public List<String> told() {
      doubts.sort(Comparator.comparing(Doubt::generation));
      return doubts.stream().map(Doubt::told).toList();
    }
  }
}
