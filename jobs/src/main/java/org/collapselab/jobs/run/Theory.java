package org.collapselab.jobs.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.TDistribution;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableReader;
import org.collapselab.jobs.store.Tables;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.text.Vocabulary;

/**
 * Exact laws that arms of a run must obey, as lines of the report, and whether they do. The law is
 * that of {@code sum-p2|n:1} on B tokens: {@code S_t + (1 - S_t) / B}, S_t from {@link
 * ExpectedDiversity}.
 *
 * @param simpson expected values by arm
 * @param violations arms and generations whose replicates contradict their law
 */
record Theory(List<Line> simpson, List<String> violations) {

  private static final String METRIC = "sum-p2|n:1";

  /** Fewest replicates whose mean is held against its law. */
  static final int REPLICATES = 30;

  /** Probability of a false alarm in a whole run; that of |z| of 4.5 or more. */
  static final double INVALID = 7e-6;

  private static final Set<String> HUMAN_COLUMNS = Set.of("encoding", "tokens", "split");

  private static final Pattern TOKENS = Pattern.compile("\\btokens:(\\d+)");

  /** A score and the value expected of it. */
  private record Seen(double value, double expected) {}

  /** What arms of equal human text share. */
  private record Beginning(int encoding, Initial initial) {}

  /** The laws of a finished run, from its tables. */
  static Theory of(Storage storage, Settings settings) {
    List<Line> lines = new ArrayList<>();
    Map<String, Double> doubts = new LinkedHashMap<>(); // p-values
    Map<Beginning, Optional<ExpectedDiversity.Human>> humans = new HashMap<>();
    for (Arm arm : settings.arms()) {
      if (ExpectedDiversity.possible(arm) && shared(arm)) {
        int encoding = Encodings.byArm(settings).get(arm.name());
        humans
            .computeIfAbsent(
                new Beginning(encoding, arm.human().initial()),
                beginning -> human(storage, settings, arm, encoding))
            .filter(human -> ExpectedDiversity.exact(arm, human))
            .ifPresent(human -> hold(storage, settings, arm, human, lines, doubts));
      }
    }
    List<String> violations = new ArrayList<>();
    doubts.forEach(
        (what, p) -> {
          if (p * doubts.size() < INVALID) { // Bonferroni
            violations.add(what + " (p = " + String.format(Locale.ROOT, "%.2g", p) + ")");
          }
        });
    return new Theory(lines, violations);
  }

  /** The law of a metric, by arm; none where no exact law is known. */
  List<Line> lines(String metric) {
    return metric.equals(METRIC) ? simpson : List.of();
  }

  /** Whether all replicates begin with the same text. */
  private static boolean shared(Arm arm) {
    return !arm.human().redraw() || arm.human().initial() instanceof Initial.All;
  }

  private static void hold(
      Storage storage,
      Settings settings,
      Arm arm,
      ExpectedDiversity.Human human,
      List<Line> lines,
      Map<String, Double> doubts) {
    Map<Integer, List<Long>> mixes = new TreeMap<>(); // tokens of D_0 .. D_t by replicate
    List<Point> points = new ArrayList<>();
    for (int t = 0; t <= settings.run().generations(); t++) {
      readMixes(storage, arm, t, mixes);
      List<Seen> seen = seen(storage, arm, human, t, mixes);
      if (seen.isEmpty()) {
        continue;
      }
      double expected = seen.stream().mapToDouble(Seen::expected).sum() / seen.size();
      points.add(Point.of(t, seen.size(), expected));
      // Where half of the diversity is gone the mean hangs on few replicates: no normal law there.
      if (seen.size() >= REPLICATES && 1 - expected >= (1 - human.initial()) / 2) {
        double[] differences = seen.stream().mapToDouble(s -> s.value() - s.expected()).toArray();
        double mean = seen.stream().mapToDouble(Seen::value).sum() / seen.size();
        doubts.put(
            String.format(
                Locale.ROOT,
                "arm '%s', generation %d: %s is %.6g on average over %d replicates, but its exact law says %.6g",
                arm.name(),
                t,
                METRIC,
                mean,
                seen.size(),
                expected),
            probability(differences));
      }
    }
    if (!points.isEmpty()) {
      lines.add(new Line(arm.name(), points));
    }
  }

  private static void readMixes(
      Storage storage, Arm arm, int generation, Map<Integer, List<Long>> mixes) {
    TableReader.read(
        storage,
        RunDirectory.models(generation),
        Tables.MODELS,
        row -> {
          if (row[0].equals(arm.name()) && row[3].equals("mix-tokens")) {
            mixes
                .computeIfAbsent((Integer) row[1], replicate -> new ArrayList<>())
                .add(((Double) row[4]).longValue());
          }
        });
  }

  private static List<Seen> seen(
      Storage storage,
      Arm arm,
      ExpectedDiversity.Human human,
      int generation,
      Map<Integer, List<Long>> mixes) {
    List<Seen> seen = new ArrayList<>();
    TableReader.read(
        storage,
        RunDirectory.scores(generation),
        Tables.SCORES,
        row -> {
          if (row[0].equals(arm.name()) && row[3].equals("generated") && row[4].equals(METRIC)) {
            long[] mix = mixes.get(row[1]).stream().mapToLong(Long::longValue).toArray();
            double s = ExpectedDiversity.of(arm, human, mix)[generation];
            Matcher tokens = TOKENS.matcher((String) row[5]);
            if (tokens.find()) {
              double b = Long.parseLong(tokens.group(1));
              seen.add(new Seen((Double) row[6], s + (1 - s) / b));
            }
          }
        });
    return seen;
  }

  /**
   * Two-sided probability, under Student's law, of a mean as far from 0 as that of these numbers; 1
   * where they do not differ. The mean of skew numbers has a longer tail than Student's, so that
   * the lesser of two statistics counts: Student's, and that with the skewness transformed away
   * (Hall 1992, J. R. Statist. Soc. B 54:221, eq. 2.2).
   */
  static double probability(double[] values) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double second = 0;
    double third = 0;
    for (double value : values) {
      double deviation = value - mean;
      second += deviation * deviation / n;
      third += deviation * deviation * deviation / n;
    }
    double sd = Math.sqrt(second * n / (n - 1));
    if (sd < 1e-12) { // rounding
      return 1;
    }
    double root = Math.sqrt(n);
    double student = root * mean / sd;
    double skewness = third / Math.pow(second, 1.5);
    double hall =
        student
            + skewness * student * student / (3 * root)
            + skewness * skewness * student * student * student / (27 * n)
            + skewness / (6 * root);
    double z = Math.min(Math.abs(student), Math.abs(hall));
    return 2 * new TDistribution(null, n - 1).cumulativeProbability(-z);
  }

  /**
   * What the laws need of an arm's human text; none where it is empty. Reads the table human twice,
   * a document at a time, for it may be larger than memory.
   */
  private static Optional<ExpectedDiversity.Human> human(
      Storage storage, Settings settings, Arm arm, int encoding) {
    Counted all = new Counted();
    List<Integer> lengths = new ArrayList<>();
    training(
        storage,
        encoding,
        tokens -> {
          lengths.add(tokens.length);
          all.add(tokens);
        });
    BitSet chosen = initial(settings, arm, lengths);
    Counted initial = new Counted();
    int[] document = {0};
    training(
        storage,
        encoding,
        tokens -> {
          if (chosen.get(document[0]++)) {
            initial.add(tokens);
          }
        });
    if (initial.total == 0) {
      return Optional.empty();
    }
    double[] source = all.law(all.types);
    double[] first = initial.law(all.types);
    return Optional.of(
        new ExpectedDiversity.Human(
            product(first, first),
            product(source, source),
            product(first, source),
            lengths.stream().allMatch(length -> length == 1),
            source[Vocabulary.UNKNOWN] > 0));
  }

  /** The training documents that are H_0. */
  private static BitSet initial(Settings settings, Arm arm, List<Integer> lengths) {
    int[] of = lengths.stream().mapToInt(Integer::intValue).toArray();
    HumanText.Order order =
        HumanText.order(
            settings.run().seed(), Address.SHARED, arm.human().initial(), StoredLengths.closed(of));
    BitSet chosen = new BitSet();
    for (int rank = 0; rank < order.initial(); rank++) {
      chosen.set(order.documents()[rank]);
    }
    return chosen;
  }

  private static void training(Storage storage, int encoding, Consumer<int[]> documents) {
    for (String file : RunDirectory.human(storage)) {
      TableReader.read(
          storage,
          file,
          Tables.HUMAN,
          HUMAN_COLUMNS::contains,
          row -> {
            if ((Integer) row[0] == encoding && row[5].equals("train")) {
              documents.accept((int[]) row[2]);
            }
          });
    }
  }

  /** Occurrences by token. */
  private static final class Counted {

    private long[] counts = new long[1024];
    private int types; // one above the largest token
    private long total;

    void add(int[] tokens) {
      for (int token : tokens) {
        if (token >= counts.length) {
          counts = Arrays.copyOf(counts, 2 * token);
        }
        types = Math.max(types, token + 1);
        counts[token]++;
        total++;
      }
    }

    double[] law(int size) {
      double[] law = new double[size];
      for (int type = 0; type < Math.min(size, counts.length); type++) {
        law[type] = (double) counts[type] / total;
      }
      return law;
    }
  }

  private static double product(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * q[i];
    }
    return sum;
  }
}
