package org.collapselab.jobs.findings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.report.VerdictTables;
import org.collapselab.jobs.scores.ArmScores;
import org.collapselab.jobs.scores.ArmScores.Key;
import org.collapselab.jobs.scores.ArmScores.Values;
import org.collapselab.jobs.scores.RunScores;
import org.collapselab.jobs.scores.RunShape;
import org.collapselab.metrics.verdict.Evidence;
import org.collapselab.metrics.verdict.Series;
import org.collapselab.metrics.verdict.Verdicts;

/**
 * Collects the evidence of the verdicts: a few primary scores in a few generations, so that memory
 * stays small for every run.
 */
final class VerdictEvidence implements RunScores.Visitor {

  private final RunShape shape;
  private final Map<String, Map<Key, TreeMap<Integer, double[]>>> byArm = new HashMap<>();

  VerdictEvidence(RunShape shape) {
    this.shape = shape;
    shape.arms().forEach(arm -> byArm.put(arm, new HashMap<>()));
  }

  @Override
  public void scores(ArmScores scores, ArmScores baseline) {
    Map<Key, TreeMap<Integer, double[]>> known = byArm.get(scores.arm());
    Set<String> primary = primary(scores.arm());
    for (int g = scores.from(); g < scores.to(); g++) {
      if (isRead(g)) {
        for (Map.Entry<Key, Values> entry : scores.at(g).entrySet()) {
          if (primary.contains(entry.getKey().metric())) {
            known
                .computeIfAbsent(entry.getKey(), k -> new TreeMap<>())
                .put(g, row(entry.getValue()));
          }
        }
      }
    }
  }

  /** Whether verdicts read a generation: a trend is read between 0, 1, 3, 7, ... and the last. */
  private boolean isRead(int generation) {
    return Integer.bitCount(generation + 1) == 1 || generation == shape.generations();
  }

  private double[] row(Values values) {
    return IntStream.range(0, shape.replicates())
        .mapToDouble(r -> values.has(r) ? values.at(r) : Double.NaN)
        .toArray();
  }

  private Set<String> primary(String arm) {
    return Set.of(
        Evidence.LOSS,
        Evidence.DIVERSITY,
        Evidence.LOST_TOPICS,
        Evidence.LOST_MASS,
        Evidence.foreign(shape.foreignOrders().get(arm)));
  }

  /** The verdicts, after all scores have been visited. */
  VerdictTables verdicts() {
    Map<String, Evidence> evidence = new LinkedHashMap<>();
    for (String arm : shape.arms()) {
      evidence.put(arm, evidence(arm));
    }
    return new VerdictTables(Verdicts.of(evidence, shape.sweeps()));
  }

  private Evidence evidence(String arm) {
    Map<Key, TreeMap<Integer, double[]>> known = byArm.get(arm);
    // Replicates that lack the loss lack its reference, too.
    Optional<Series> unigram =
        Optional.ofNullable(known.get(new Key(TextKind.UNIGRAM, Evidence.LOSS)))
            .flatMap(rows -> series(Evidence.LOSS, rows, new TreeMap<>(), 0));
    return Evidence.of(
        metric ->
            Optional.ofNullable(known.get(new Key(TextKind.GENERATED, metric)))
                .flatMap(
                    rows ->
                        series(
                            metric,
                            rows,
                            known.getOrDefault(new Key(TextKind.MARGIN, metric), new TreeMap<>()),
                            shape.generations())),
        shape.foreignOrders().get(arm),
        unigram);
  }

  /** The series of the replicates that have all generations; empty if no replicate does. */
  private static Optional<Series> series(
      String metric,
      TreeMap<Integer, double[]> rows,
      TreeMap<Integer, double[]> margins,
      int last) {
    if (rows.firstKey() != 0 || rows.lastKey() != last) {
      return Optional.empty();
    }
    int replicates = rows.firstEntry().getValue().length;
    int[] whole =
        IntStream.range(0, replicates)
            .filter(r -> rows.values().stream().allMatch(row -> Double.isFinite(row[r])))
            .toArray();
    if (whole.length == 0) {
      return Optional.empty();
    }
    TreeMap<Integer, double[]> values = new TreeMap<>();
    rows.forEach(
        (g, row) -> values.put(g, Arrays.stream(whole).mapToDouble(r -> row[r]).toArray()));
    Map<Integer, Double> widths = new TreeMap<>();
    margins.forEach((g, row) -> widths.put(g, row[0]));
    return Optional.of(new Series(metric, values, widths));
  }
}
