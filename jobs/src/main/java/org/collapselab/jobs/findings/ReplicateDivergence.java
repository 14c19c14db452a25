package org.collapselab.jobs.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.SummaryRow;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.scores.Signatures;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Keep;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.metrics.replicate.Divergence;
import org.collapselab.metrics.replicate.Divergence.Counts;
import org.collapselab.metrics.replicate.Jackknife;
import org.collapselab.metrics.score.ScoreSample;

/**
 * Measures the divergence between the replicates of an arm, generation by generation, from the
 * counts of their texts: rows of the summary under the text 'between'. It needs all counts on disk.
 */
record ReplicateDivergence(RunTables run, Settings settings) {

  /** The agreement of replicates: constant in expectation as long as no regime is biased. */
  static final String AGREEMENT = "sum-pq|n:1";

  private static final String F_ST = "f-st|n:1|estimator:";

  private static final Map<String, Function<Divergence, OptionalDouble>> METRICS = metrics();

  private static final List<String> COLUMNS = List.of("replicate", "token", "count");

  private static Map<String, Function<Divergence, OptionalDouble>> metrics() {
    Map<String, Function<Divergence, OptionalDouble>> metrics = new LinkedHashMap<>();
    metrics.put(F_ST + "hudson", Divergence::hudson);
    metrics.put(F_ST + "nei", Divergence::nei);
    metrics.put(AGREEMENT, divergence -> OptionalDouble.of(divergence.between()));
    return metrics;
  }

  /** Rows of the table summary. */
  List<SummaryRow> rows() {
    if (settings.protocol().keep() != Keep.ALL || settings.protocol().replicates() < 2) {
      return List.of();
    }
    // Each thread has one generation in memory at a time; the rows are in order, whichever thread
    // is first.
    return IntStream.rangeClosed(0, settings.protocol().generations())
        .parallel()
        .boxed()
        .flatMap(generation -> settings.arms().stream().flatMap(arm -> rows(arm, generation)))
        .toList();
  }

  private Stream<SummaryRow> rows(Arm arm, int generation) {
    List<Counts> counts = counts(arm.name(), generation);
    List<Divergence> found = Divergence.of(counts);
    if (found.isEmpty()) {
      return Stream.empty();
    }
    List<SummaryRow> rows = new ArrayList<>();
    long[] tokens = counts.stream().mapToLong(Counts::total).filter(n -> n > 1).toArray();
    METRICS.forEach(
        (metric, value) ->
            value
                .apply(found.get(0))
                .ifPresent(
                    all -> {
                      double margin = margin(found.subList(1, found.size()), value);
                      rows.add(
                          new SummaryRow(
                              arm.name(),
                              generation,
                              TextKind.BETWEEN,
                              metric,
                              signature(arm, metric, tokens),
                              tokens.length,
                              all,
                              Double.NaN,
                              all - margin,
                              all + margin));
                    }));
    return rows.stream();
  }

  /** Half the width of the interval; NaN if there are too few replicates. */
  private static double margin(
      List<Divergence> without, Function<Divergence, OptionalDouble> value) {
    double[] values =
        without.stream()
            .map(value)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    return values.length > 1 && values.length == without.size()
        ? Jackknife.margin(values)
        : Double.NaN;
  }

  private static String signature(Arm arm, String metric, long[] tokens) {
    NavigableSet<String> signatures = new TreeSet<>();
    for (long size : tokens) {
      signatures.add(metric + ScoreSample.tokens(arm.tokenizer().label(), size).text());
    }
    return Signatures.joined(signatures);
  }

  /** Counts of X_t of all replicates, in their order. */
  private List<Counts> counts(String arm, int generation) {
    Map<Integer, Row> replicates = new TreeMap<>();
    for (RunFile file : run.files(Tables.COUNTS)) {
      if (file.isGeneration(generation) && file.mayHave(arm)) {
        run.columns(
            file,
            Tables.COUNTS,
            COLUMNS,
            label -> Shard.isOf(label, arm),
            rows -> {
              int[] of = rows.ints("replicate");
              for (int row = 0; row < rows.size(); row++) {
                replicates
                    .computeIfAbsent(of[row], r -> new Row())
                    .add(rows.ints("token")[row], rows.longs("count")[row]);
              }
            });
      }
    }
    return replicates.values().stream().map(Row::counts).toList();
  }

  /** Counts under way, tokens ascending. */
  private static final class Row {

    private int[] types = new int[1024];
    private long[] counts = new long[1024];
    private int size;

    void add(int type, long count) {
      if (size == types.length) {
        types = Arrays.copyOf(types, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      types[size] = type;
      counts[size++] = count;
    }

    Counts counts() {
      return new Counts(Arrays.copyOf(types, size), Arrays.copyOf(counts, size));
    }
  }
}
