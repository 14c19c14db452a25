package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.TableWriter;
import org.collapselab.jobs.store.Tables;
import org.collapselab.metrics.replicate.Paired;
import org.collapselab.metrics.replicate.Summary;
import org.collapselab.metrics.replicate.Summary.Spread;

/** Scores over replicates: means with intervals, and paired differences to the baseline arm. */
final class Summaries {

  /** What is summarised together. */
  private record Key(String arm, String of, String metric) {}

  /** Values by replicate, and the signatures they carry. */
  private static final class Values {
    final TreeMap<Integer, Double> byReplicate = new TreeMap<>();
    final TreeMap<String, String> signatures = new TreeMap<>();
  }

  private Summaries() {}

  /** Writes {@code summary} and {@code differences} from {@code scores}. */
  static void write(Storage storage, Settings settings) {
    List<Object[]> summary = new ArrayList<>();
    List<Object[]> differences = new ArrayList<>();
    for (int generation = 0; generation <= settings.run().generations(); generation++) {
      Map<Key, Values> scores = scores(storage, generation);
      for (Map.Entry<Key, Values> entry : scores.entrySet()) {
        summarise(generation, entry.getKey(), entry.getValue(), summary);
        compare(
            generation,
            settings.run().baseline(),
            entry.getKey(),
            entry.getValue(),
            scores,
            differences);
      }
    }
    TableWriter.write(
        storage, RunDirectory.SUMMARY, Tables.SUMMARY, out -> summary.forEach(out::row));
    TableWriter.write(
        storage,
        RunDirectory.DIFFERENCES,
        Tables.DIFFERENCES,
        out -> differences.forEach(out::row));
  }

  private static Map<Key, Values> scores(Storage storage, int generation) {
    Map<Key, Values> scores =
        new LinkedHashMap<>(); // in the order of the table: arms, then metrics
    TableReader.read(
        storage,
        RunDirectory.scores(generation),
        Tables.SCORES,
        row -> {
          Key key = new Key((String) row[0], (String) row[3], (String) row[4]);
          Values values = scores.computeIfAbsent(key, k -> new Values());
          values.byReplicate.put((Integer) row[1], (Double) row[6]);
          values.signatures.put((String) row[5], "");
        });
    return scores;
  }

  private static void summarise(int generation, Key key, Values values, List<Object[]> rows) {
    Summary summary = Summary.of(array(values.byReplicate.values()));
    rows.add(
        new Object[] {
          key.arm(),
          generation,
          key.of(),
          key.metric(),
          Signatures.joined(values.signatures.navigableKeySet()),
          summary.n(),
          summary.mean(),
          summary.spread().map(Spread::sd).orElse(Double.NaN),
          summary.spread().map(Spread::low).orElse(Double.NaN),
          summary.spread().map(Spread::high).orElse(Double.NaN)
        });
  }

  private static void compare(
      int generation,
      String baseline,
      Key key,
      Values values,
      Map<Key, Values> scores,
      List<Object[]> rows) {
    Values base = scores.get(new Key(baseline, key.of(), key.metric()));
    if (!key.of().equals("generated") || key.arm().equals(baseline) || base == null) {
      return;
    }
    List<Integer> both =
        values.byReplicate.keySet().stream().filter(base.byReplicate::containsKey).toList();
    double[] arm = array(both.stream().map(values.byReplicate::get).toList());
    double[] against = array(both.stream().map(base.byReplicate::get).toList());
    Paired.of(arm, against)
        .difference()
        .ifPresent(
            difference ->
                rows.add(
                    new Object[] {
                      key.arm(),
                      baseline,
                      generation,
                      key.metric(),
                      difference.n(),
                      difference.mean(),
                      difference.spread().map(Spread::sd).orElse(Double.NaN),
                      difference.spread().map(Spread::low).orElse(Double.NaN),
                      difference.spread().map(Spread::high).orElse(Double.NaN)
                    }));
  }

  private static double[] array(java.util.Collection<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
