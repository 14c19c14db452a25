package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.Tables;

/**
 * What a reader of a run must know besides its numbers.
 *
 * @param notes fallbacks that fired, how replicates depend on each other
 * @param violations steps whose draws contradict the law they were drawn from, and arms whose
 *     replicates contradict the exact law of their mean
 * @param theory exact laws of the arms
 */
record Findings(List<String> notes, List<String> violations, Theory theory) {

  /** All that report and manifest must say, first what makes the run invalid. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    violations.forEach(violation -> told.add("Invalid by theory: " + violation));
    told.addAll(notes);
    return told;
  }

  static Findings read(Storage storage, Settings settings) {
    List<String> notes = new ArrayList<>();
    if (settings.run().replicates() > 1
        && settings.arms().stream().anyMatch(arm -> !arm.human().redraw())) {
      notes.add(
          "Replicates share their initial human text: intervals are conditional on it ('human: redraw: true' draws it anew"
              + " for each replicate).");
    }
    if (settings.arms().size() > 1) {
      notes.add(
          "Arms share their random streams (common random numbers): compare arms by the paired differences, not by whether"
              + " intervals overlap.");
    }
    notes.addAll(fallbacks(storage, settings));
    Theory theory = Theory.of(storage, settings);
    return new Findings(notes, violations(storage, settings, theory), theory);
  }

  private static List<String> fallbacks(Storage storage, Settings settings) {
    Map<String, Integer> fired = new TreeMap<>();
    for (int generation = 0; generation <= settings.run().generations(); generation++) {
      TableReader.read(
          storage,
          RunDirectory.models(generation),
          Tables.MODELS,
          row -> {
            String fact = (String) row[3];
            if (fact.contains("fallback") && (Double) row[4] > 0) {
              fired.merge("arm '" + row[0] + "', " + fact.replace("|", ", "), 1, Integer::sum);
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

  private static List<String> violations(Storage storage, Settings settings, Theory theory) {
    List<String> violations = new ArrayList<>();
    for (int generation = 0; generation <= settings.run().generations(); generation++) {
      TableReader.read(
          storage,
          RunDirectory.scores(generation),
          Tables.SCORES,
          row -> {
            if (row[4].equals(FirstDraws.BOUND) && (Double) row[6] < FirstDraws.INVALID) {
              violations.add(
                  "arm '"
                      + row[0]
                      + "', replicate "
                      + row[1]
                      + ", generation "
                      + row[2]
                      + ": first draws have probability"
                      + " at most "
                      + row[6]
                      + " under the law they were drawn from");
            }
          });
    }
    if (settings.run().replicates() >= Theory.REPLICATES) {
      violations.addAll(theory.violations());
    }
    return violations;
  }
}
