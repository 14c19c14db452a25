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
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.distribution.TDistribution;
import org.collapselab.jobs.report.Report.Line;
import org.collapselab.jobs.report.Report.Point;
import org.collapselab.jobs.run.ArmScores.Key;
import org.collapselab.jobs.run.ArmScores.Values;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Initial;
import org.collapselab.jobs.settings.Settings;
import org.collapselab.jobs.store.Storage;
import org.collapselab.jobs.store.TableColumns;
import org.collapselab.jobs.store.TableColumns.Rows;
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

  private static final List<String> FACTS =
      List.of("arm", "replicate", "generation", "fact", "value");

  /** Fewest replicates whose mean is held against its law. */
  static final int REPLICATES = 30;

  /** Probability of a false alarm in a whole run; that of |z| of 4.5 or more. */
  static final double INVALID = 7e-6;

  private static final Set<String> HUMAN_COLUMNS = Set.of("encoding", "tokens", "split");

  private static final Pattern TOKENS = Pattern.compile("\\btokens:(\\d+)");

  /** What arms of equal human text share. */
  private record Beginning(int encoding, Initial initial) {}

  /** The laws of a finished run, from its tables. */
  static Theory of(Storage storage, Settings settings) {
    Trial trial = trial(storage, settings);
    new Scores(storage, settings).each(List.of(trial));
    return trial.verdict();
  }

  /** What will hold the scores of a run, when it is shown them, against the laws of its arms. */
  static Trial trial(Storage storage, Settings settings) {
    Map<Beginning, Optional<ExpectedDiversity.Human>> humans = new HashMap<>();
    Map<String, ExpectedDiversity.Human> lawful = new LinkedHashMap<>();
    for (Arm arm : settings.arms()) {
      if (ExpectedDiversity.possible(arm) && shared(arm)) {
        int encoding = Encodings.byArm(settings).get(arm.name());
        humans
            .computeIfAbsent(
                new Beginning(encoding, arm.human().initial()),
                beginning -> human(storage, settings, arm, encoding))
            .filter(human -> ExpectedDiversity.exact(arm, human))
            .ifPresent(human -> lawful.put(arm.name(), human));
      }
    }
    return new Trial(storage, settings, lawful);
  }

  /** The law of a metric, by arm; none where no exact law is known. */
  List<Line> lines(String metric) {
    return metric.equals(METRIC) ? simpson : List.of();
  }

  /** Whether all replicates begin with the same text. */
  private static boolean shared(Arm arm) {
    return !arm.human().redraw() || arm.human().initial() instanceof Initial.All;
  }

  /** Holds scores against laws, arm by arm. */
  static final class Trial implements Scores.Visitor {

    private static final Key SIMPSON = new Key("generated", METRIC);

    private final Settings settings;
    private final Map<String, ExpectedDiversity.Human> lawful;
    private final Map<String, double[][]> expected; // S by arm, replicate, generation
    private final Map<String, List<Point>> points = new HashMap<>();
    private final Map<String, Map<String, Double>> doubts = new HashMap<>(); // p-values by arm

    private Trial(Storage storage, Settings settings, Map<String, ExpectedDiversity.Human> lawful) {
      this.settings = settings;
      this.lawful = lawful;
      this.expected = expected(storage, settings, lawful);
      for (String arm : lawful.keySet()) {
        points.put(arm, new ArrayList<>());
        doubts.put(arm, new LinkedHashMap<>());
      }
    }

    @Override
    public void scores(ArmScores scores, ArmScores baseline) {
      if (lawful.containsKey(scores.arm())) {
        for (int g = scores.from(); g < scores.to(); g++) {
          int generation = g;
          scores.of(g, SIMPSON).ifPresent(values -> hold(scores.arm(), generation, values));
        }
      }
    }

    private void hold(String arm, int generation, Values values) {
      double[][] s = expected.get(arm);
      int[] replicates = values.replicates().toArray();
      int n = replicates.length;
      double[] differences = new double[n];
      double sum = 0;
      double law = 0;
      for (int i = 0; i < n; i++) {
        double expected = onSample(s[replicates[i]][generation], values.signature(replicates[i]));
        differences[i] = values.at(replicates[i]) - expected;
        sum += values.at(replicates[i]);
        law += expected;
      }
      double expected = law / n;
      points.get(arm).add(Point.of(generation, n, expected));
      // Where half of the diversity is gone the mean hangs on few replicates: no normal law there.
      if (n >= REPLICATES && 1 - expected >= (1 - lawful.get(arm).initial()) / 2) {
        doubts
            .get(arm)
            .put(
                String.format(
                    Locale.ROOT,
                    "arm '%s', generation %d: %s is %.6g on average over %d replicates, but its exact law says %.6g",
                    arm,
                    generation,
                    METRIC,
                    sum / n,
                    n,
                    expected),
                probability(differences));
      }
    }

    /** The law of a sample of the size that a signature names. */
    private static double onSample(double s, String signature) {
      Matcher tokens = TOKENS.matcher(signature);
      if (!tokens.find()) {
        throw new IllegalStateException("a signature must name its tokens, but was " + signature);
      }
      return s + (1 - s) / Long.parseLong(tokens.group(1));
    }

    Theory verdict() {
      List<Line> lines = new ArrayList<>();
      Map<String, Double> all = new LinkedHashMap<>();
      for (Arm arm : settings.arms()) {
        if (!points.getOrDefault(arm.name(), List.of()).isEmpty()) {
          lines.add(new Line(arm.name(), points.get(arm.name())));
          all.putAll(doubts.get(arm.name()));
        }
      }
      List<String> violations = new ArrayList<>();
      all.forEach(
          (what, p) -> {
            if (p * all.size() < INVALID) { // Bonferroni
              violations.add(what + " (p = " + String.format(Locale.ROOT, "%.2g", p) + ")");
            }
          });
      return new Theory(lines, violations);
    }
  }

  /** Expected S of each D_t, from the sizes of the mixes: by arm, shape (replicates, G + 1). */
  private static Map<String, double[][]> expected(
      Storage storage, Settings settings, Map<String, ExpectedDiversity.Human> lawful) {
    int generations = settings.run().generations();
    Map<String, long[][]> mixes = new HashMap<>();
    lawful
        .keySet()
        .forEach(arm -> mixes.put(arm, new long[settings.run().replicates()][generations + 1]));
    if (!lawful.isEmpty()) {
      for (String file : RunDirectory.files(storage, Tables.MODELS, generations)) {
        TableColumns.read(
            storage, file, Tables.MODELS, FACTS, part -> true, rows -> mixTokens(rows, mixes));
      }
    }
    Map<String, double[][]> expected = new HashMap<>();
    for (Arm arm : settings.arms()) {
      if (lawful.containsKey(arm.name())) {
        ExpectedDiversity.Human human = lawful.get(arm.name());
        expected.put(
            arm.name(),
            Arrays.stream(mixes.get(arm.name()))
                .map(mix -> ExpectedDiversity.of(arm, human, mix))
                .toArray(double[][]::new));
      }
    }
    return expected;
  }

  private static void mixTokens(Rows rows, Map<String, long[][]> mixes) {
    int[] arms = rows.codes("arm");
    int[] facts = rows.codes("fact");
    for (int row = 0; row < rows.size(); row++) {
      long[][] mix = mixes.get(rows.texts("arm").get(arms[row]));
      if (mix != null && rows.texts("fact").get(facts[row]).equals("mix-tokens")) {
        mix[rows.ints("replicate")[row]][rows.ints("generation")[row]] =
            (long) rows.doubles("value")[row];
      }
    }
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
