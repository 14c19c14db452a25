package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.collapselab.jobs.check.FirstDraws;
import org.collapselab.jobs.check.FreeDraws;
import org.collapselab.jobs.law.LawResults;
import org.collapselab.jobs.law.LawTest;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.report.HalfLifeTables;
import org.collapselab.jobs.report.VerdictTables;
import org.collapselab.jobs.scores.ArmScores;
import org.collapselab.jobs.scores.ArmScores.Key;
import org.collapselab.jobs.scores.ArmScores.Values;
import org.collapselab.jobs.scores.RunScores;
import org.collapselab.jobs.scores.RunShape;
import org.collapselab.jobs.scoring.VerdictScores;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Settings;

/**
 * The statements about a run that a reader needs besides its numbers.
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

  /** All messages for report and manifest; those that make the run invalid come first. */
  public List<String> messages() {
    List<String> messages = new ArrayList<>();
    violations.forEach(violation -> messages.add("Invalid by theory: " + violation));
    messages.addAll(notes);
    return messages;
  }

  /** The shape of an experiment's results. */
  public static RunShape shape(Settings settings) {
    Map<String, Integer> foreignOrders = new HashMap<>();
    settings
        .arms()
        .forEach(
            arm ->
                foreignOrders.put(
                    arm.name(), VerdictScores.foreignOrder(settings.protocol(), arm)));
    return new RunShape(
        settings.arms().stream().map(Arm::name).toList(),
        settings.protocol().baseline(),
        settings.protocol().generations(),
        settings.protocol().replicates(),
        settings.protocol().metrics(),
        foreignOrders,
        BudgetSweeps.of(settings.arms()));
  }

  /**
   * Reads the findings from the tables of a run, and passes its scores to other visitors on the
   * way.
   */
  public static Findings read(RunTables run, Settings settings, RunScores.Visitor... visitors) {
    RunShape shape = shape(settings);
    List<RunScores.Visitor> all = new ArrayList<>(List.of(visitors));
    LawTest laws = new LawTest(run, settings);
    all.add(laws);
    return read(run, shape, RunNotes.of(run, settings), all, laws::results);
  }

  /** Reads the findings of texts from any source, for which no law is known. */
  public static Findings read(
      RunTables run, RunShape shape, List<String> notes, RunScores.Visitor... visitors) {
    Findings found = read(run, shape, notes, List.of(visitors), () -> LawResults.NONE);
    return shape.generations() > 0
        ? found
        : new Findings(
            notes,
            found.violations(),
            found.theory(),
            new VerdictTables(Map.of()), // one text has not changed
            found.halfLives());
  }

  private static Findings read(
      RunTables run,
      RunShape shape,
      List<String> notes,
      List<RunScores.Visitor> visitors,
      Supplier<LawResults> laws) {
    UnlikelyDraws unlikely = new UnlikelyDraws();
    VerdictEvidence evidence = new VerdictEvidence(shape);
    HalfLives halfLives = new HalfLives(shape);
    List<RunScores.Visitor> all = new ArrayList<>(visitors);
    all.addAll(List.of(unlikely, evidence, halfLives));
    new RunScores(run, shape).each(all);
    LawResults theory = laws.get();
    List<String> violations = new ArrayList<>(unlikely.messages());
    violations.addAll(theory.violations());
    return new Findings(notes, violations, theory, evidence.verdicts(), halfLives.tables());
  }

  /** Finds the steps whose draws contradict their law. */
  private static final class UnlikelyDraws implements RunScores.Visitor {

    /** Bounds of the probability of what was drawn. */
    private static final List<String> BOUNDS = List.of(FirstDraws.BOUND, FreeDraws.BOUND);

    private record Unlikely(int generation, String message) {}

    private final List<Unlikely> found = new ArrayList<>();

    @Override
    public void scores(ArmScores scores, ArmScores baseline) {
      for (int g = scores.from(); g < scores.to(); g++) {
        int generation = g;
        for (String bound : BOUNDS) {
          String what = bound.equals(FreeDraws.BOUND) ? "free draws" : "first draws";
          scores
              .of(g, new Key(TextKind.CHECK, bound))
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
                  found.add(
                      new Unlikely(
                          generation,
                          ("arm '%s', replicate %s, generation %s: %s have probability at most %s under the law"
                                  + " they were drawn from")
                              .formatted(arm, replicate, generation, what, bounds.at(replicate)))));
    }

    /** The messages by generation, and within it by arm and replicate. */
    List<String> messages() {
      found.sort(Comparator.comparing(Unlikely::generation));
      return found.stream().map(Unlikely::message).toList();
    }
  }
}
