package org.collapselab.jobs.scores;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.collapselab.jobs.layout.RunFile;
import org.collapselab.jobs.layout.RunTables;
import org.collapselab.jobs.layout.Shard;
import org.collapselab.jobs.layout.Tables;
import org.collapselab.jobs.layout.row.TextKind;
import org.collapselab.jobs.scores.ArmScores.Key;
import org.collapselab.jobs.scores.ArmScores.Values;
import org.collapselab.jobs.store.TableColumns.Rows;
import org.collapselab.jobs.store.TableParts;

/**
 * Reads all scores of a run, arm by arm: chains that ran as wholes have them in one file by arm,
 * the others in a file for each generation. Memory is bounded: if there are very many scores, it
 * reads some generations at a time.
 */
public final class RunScores {

  /** The most scores in memory at once, roughly; each takes 12 bytes. */
  private static final long MOST = 32_000_000;

  private static final long OF_STEP = 80; // scores, roughly

  private static final List<String> COLUMNS =
      List.of("arm", "replicate", "generation", "text", "metric", "signature", "value");

  /** Receives all scores. */
  public interface Visitor {

    /**
     * Receives the scores of one arm in some generations. Generations come in order, and in them
     * arms as the shape has them.
     *
     * @param baseline the scores of the baseline arm in the same generations
     */
    void scores(ArmScores scores, ArmScores baseline);
  }

  private final RunTables run;
  private final RunShape shape;
  private final List<RunFile> wholeChains;
  private final Set<String> labels = new HashSet<>(); // of the parts of whole chains
  private final int last;

  /** Scores of a run. */
  public RunScores(RunTables run, RunShape shape) {
    this.run = run;
    this.shape = shape;
    this.last = shape.generations();
    this.wholeChains = run.files(Tables.SCORES).stream().filter(RunFile::isWholeChains).toList();
    for (RunFile file : wholeChains) {
      labels.addAll(
          file.chains().isEmpty()
              ? TableParts.labels(run.storage(), file.name())
              : List.of(file.chains()));
    }
  }

  /** Passes all scores to the visitors. */
  public void each(List<? extends Visitor> visitors) {
    List<String> steps = shape.arms().stream().filter(arm -> !ranWholeChains(arm)).toList();
    int wholes = shape.arms().size() - steps.size();
    int armsInMemory = steps.size() + Math.min(2, wholes); // the baseline and another at a time
    long window = Math.max(1, MOST / (OF_STEP * armsInMemory * shape.replicates()));
    for (int from = 0; from <= last; from += (int) Math.min(window, last + 1)) {
      int to = (int) Math.min(from + window, last + 1);
      Map<String, ArmScores> known = steps(steps, from, to);
      String base = shape.baseline();
      ArmScores baseline = known.containsKey(base) ? known.get(base) : chains(base, from, to);
      for (String arm : shape.arms()) {
        ArmScores scores =
            arm.equals(base)
                ? baseline
                : known.containsKey(arm) ? known.get(arm) : chains(arm, from, to);
        for (Visitor visitor : visitors) {
          visitor.scores(scores, baseline);
        }
      }
    }
  }

  private boolean ranWholeChains(String arm) {
    return labels.stream().anyMatch(label -> Shard.isOf(label, arm));
  }

  private Map<String, ArmScores> steps(List<String> arms, int from, int to) {
    Map<String, ArmScores> scores = new LinkedHashMap<>();
    arms.forEach(arm -> scores.put(arm, empty(arm, from, to)));
    for (RunFile file : run.files(Tables.SCORES)) {
      boolean wanted = file.first() < to && file.last() >= from;
      if (!file.isWholeChains() && (wanted || file.first() < 0)) {
        read(file, part -> true, scores);
      }
    }
    return scores;
  }

  private ArmScores chains(String arm, int from, int to) {
    ArmScores scores = empty(arm, from, to);
    for (RunFile file : wholeChains) {
      if (file.mayHave(arm)) {
        read(file, label -> Shard.isOf(label, arm), Map.of(arm, scores));
      }
    }
    return scores;
  }

  private ArmScores empty(String arm, int from, int to) {
    return new ArmScores(arm, from, to, shape.replicates());
  }

  private void read(RunFile file, Predicate<String> parts, Map<String, ArmScores> scores) {
    Filling filling = new Filling(scores);
    run.columns(file, Tables.SCORES, COLUMNS, parts, filling::add);
  }

  /** Puts rows in their places; the words of a row are looked up once in a file. */
  private static final class Filling {

    private static final int TEXTS = 16; // kinds of text are fewer

    private record ArmGeneration(String arm, int generation) {}

    private final Map<String, ArmScores> scores;
    private final Map<ArmGeneration, Values[]> steps = new HashMap<>();

    Filling(Map<String, ArmScores> scores) {
      this.scores = scores;
    }

    void add(Rows rows) {
      int[] arms = rows.codes("arm");
      int[] generations = rows.ints("generation");
      int[] replicates = rows.ints("replicate");
      int[] texts = rows.codes("text");
      int[] metrics = rows.codes("metric");
      int[] signatures = rows.codes("signature");
      double[] values = rows.doubles("value");
      for (int begin = 0, end; begin < rows.size(); begin = end) {
        end = begin + 1;
        while (end < rows.size()
            && arms[end] == arms[begin]
            && generations[end] == generations[begin]) {
          end++;
        }
        ArmScores arm = scores.get(rows.texts("arm").get(arms[begin]));
        if (arm != null && arm.from() <= generations[begin] && generations[begin] < arm.to()) {
          ArmGeneration step = new ArmGeneration(arm.arm(), generations[begin]);
          Values[] places = steps.getOrDefault(step, new Values[0]);
          for (int row = begin; row < end; row++) {
            int place = metrics[row] * TEXTS + texts[row];
            if (place >= places.length) {
              places = Arrays.copyOf(places, 2 * place + TEXTS);
            }
            if (places[place] == null) {
              Key key =
                  new Key(
                      TextKind.of(rows.texts("text").get(texts[row])),
                      rows.texts("metric").get(metrics[row]));
              places[place] = arm.values(step.generation(), key, rows.texts("signature"));
            }
            places[place].put(replicates[row], values[row], signatures[row]);
          }
          steps.put(step, places);
        }
      }
    }
  }
}
