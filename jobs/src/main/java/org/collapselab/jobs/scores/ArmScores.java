package org.collapselab.jobs.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.collapselab.jobs.layout.row.TextKind;

/**
 * The scores of one arm in some generations, by text and metric. A score takes twelve bytes, so
 * that an arm may have many chains.
 */
public final class ArmScores {

  /** The key of scores that are summarised together. */
  public record Key(TextKind of, String metric) {}

  private final String arm;
  private final int from;
  private final int replicates;
  private final List<Map<Key, Values>> byGeneration = new ArrayList<>();

  /**
   * No scores yet.
   *
   * @param from first generation
   * @param to generation after the last
   * @param replicates of the arm, at most
   */
  ArmScores(String arm, int from, int to, int replicates) {
    this.arm = arm;
    this.from = from;
    this.replicates = replicates;
    for (int generation = from; generation < to; generation++) {
      byGeneration.add(new LinkedHashMap<>());
    }
  }

  /** The name of the arm. */
  public String arm() {
    return arm;
  }

  /** First generation. */
  public int from() {
    return from;
  }

  /** Generation after the last. */
  public int to() {
    return from + byGeneration.size();
  }

  /** Scores of a generation, in the order in which the tables name them. */
  public Map<Key, Values> at(int generation) {
    return byGeneration.get(generation - from);
  }

  /** A score of a generation; empty if no replicate has it. */
  public Optional<Values> of(int generation, Key key) {
    return Optional.ofNullable(at(generation).get(key));
  }

  /**
   * Makes the values of a score, which the caller fills.
   *
   * @param signatures by the codes that {@link Values#put} is given
   */
  Values values(int generation, Key key, List<String> signatures) {
    return at(generation).computeIfAbsent(key, k -> new Values(signatures));
  }

  /** Values of one score of one generation by replicate. */
  public final class Values {

    private final double[] values = new double[replicates]; // NaN if there is none
    private final int[] codes = new int[replicates];

    private final List<String> signatures;

    private Values(List<String> signatures) {
      this.signatures = signatures;
      Arrays.fill(values, Double.NaN);
    }

    void put(int replicate, double value, int signature) {
      values[replicate] = value;
      codes[replicate] = signature;
    }

    public boolean has(int replicate) {
      return !Double.isNaN(values[replicate]);
    }

    /** The value of a replicate that has one. */
    public double at(int replicate) {
      return values[replicate];
    }

    /** The signature of a replicate that has a value. */
    public String signature(int replicate) {
      return signatures.get(codes[replicate]);
    }

    /** The replicates that have a value, ascending. */
    public IntStream replicates() {
      return IntStream.range(0, values.length).filter(this::has);
    }

    /** The signatures of all values. */
    public TreeSet<String> signatures() {
      TreeSet<String> seen = new TreeSet<>();
      replicates().map(r -> codes[r]).distinct().forEach(code -> seen.add(signatures.get(code)));
      return seen;
    }
  }
}
