package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.metrics.replicate.Jackknife;
import org.collapselab.metrics.score.Metric;
import org.collapselab.metrics.score.ModelMetric;

/** The notes that a reader of an experiment needs besides its numbers. */
final class RunNotes {

  private RunNotes() {}

  /**
   * The notes: how replicates depend on each other, what intervals cover, and which fallbacks
   * fired.
   */
  static List<String> of(RunTables run, Settings settings) {
    List<String> notes = new ArrayList<>();
    if (settings.protocol().replicates() > 1
        && settings.arms().stream().anyMatch(arm -> !arm.human().redraw())) {
      notes.add(
          "Replicates share their initial human text: intervals are conditional on it ('human: redraw: true' draws it anew"
              + " for each replicate).");
    }
    if (settings.protocol().margins()) {
      notes.add(
          ("There is one replicate: the intervals (95 %%) are for each text alone, by a jackknife"
                  + " over %s blocks of its documents. They show how a measure would vary over texts"
                  + " of the same model, not over chains. Measures without an interval, because the"
                  + " jackknife does not suit them or because they measure models: %s.")
              .formatted(
                  Jackknife.BLOCKS,
                  settings.protocol().metrics().stream()
                      .filter(metric -> !metric.jackknifes() || metric instanceof ModelMetric)
                      .map(Metric::name)
                      .collect(Collectors.joining(", "))));
    }
    if (settings.arms().size() > 1) {
      notes.add(
          "Arms share their random streams (common random numbers): compare arms by the paired differences, not by whether"
              + " intervals overlap.");
    }
    notes.addAll(fallbacks(run));
    return notes;
  }

  private static List<String> fallbacks(RunTables run) {
    Map<String, Integer> fired = new TreeMap<>();
    run.columns(
        Tables.MODELS,
        List.of("arm", "fact", "value"),
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
    List<String> notes = new ArrayList<>();
    fired.forEach(
        (what, times) ->
            notes.add(
                "A fallback fired in " + times + " fits: " + what + " (see the table models)."));
    return notes;
  }
}
