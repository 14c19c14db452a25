package org.collapselab.metrics.replicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far the replicates of one arm have diverged, by measures that population genetics uses for
 * populations that drift apart. The heterozygosity of a law p is {@code 1 - sum p^2}, the
 * probability that two tokens differ; F_ST is the share of it that lies between replicates, 0 if
 * all follow one law and 1 if each keeps a type of its own. Wright (1951), Annals of Eugenics
 * 15:323.
 *
 * <p>Under maximum likelihood, unigrams, and each generation trained on the n tokens before, {@code
 * E between} stays {@code sum p_0^2} and {@code 1 - E within} falls by {@code 1 - 1/n} a
 * generation, so that F_ST after t generations is about {@code 1 - (1 - 1/n)^t}.
 *
 * @param replicates R, at least 2
 * @param within mean over replicates of the unbiased agreement {@code sum c (c - 1) / (n (n - 1))}:
 *     the probability that two tokens of a replicate are equal
 * @param between mean of {@code sum p q} over pairs of different replicates: the probability that
 *     two tokens of different replicates are equal
 */
public record Divergence(int replicates, double within, double between) {

  /**
   * F_ST with the pool of all replicates that there could be, {@code 1 - (1 - within) / (1 -
   * between)}: Hudson, Slatkin and Maddison (1992), Genetics 132:583, eq. 3. Does not depend on the
   * number of replicates; slightly below 0 by chance. Undefined if all replicates have one and the
   * same type.
   */
  public OptionalDouble hudson() {
    return share(1 - between);
  }

  /**
   * F_ST with the pool of these replicates, whose heterozygosity is {@code 1 - (within + (R - 1)
   * between) / R}: G_ST of Nei (1973), PNAS 70:3321. At most {@code 1 - 1/R}, so that equal numbers
   * of replicates alone compare.
   */
  public OptionalDouble nei() {
    return share(1 - (within + (replicates - 1) * between) / replicates);
  }

  private OptionalDouble share(double pooled) {
    return pooled > 0 ? OptionalDouble.of(1 - (1 - within) / pooled) : OptionalDouble.empty();
  }

  /**
   * Counts of one replicate.
   *
   * @param types ascending, at least 0
   * @param counts of each, at least 0
   */
  public record Counts(int[] types, long[] counts) {

    /** Tokens. */
    public long total() {
      return Arrays.stream(counts).sum();
    }
  }

  /**
   * The divergence of all replicates, and of all but each: time and memory by their types. Real
   * sums run in the order given.
   *
   * @return first that of all, then that without each replicate, in their order, if there are 3 or
   *     more; nothing if fewer than 2 replicates have 2 tokens, the others are left out
   */
  public static List<Divergence> of(List<Counts> replicates) {
    List<Counts> drawn = replicates.stream().filter(counts -> counts.total() > 1).toList();
    int size = drawn.size();
    if (size < 2) {
      return List.of();
    }
    double[] pooled = pooled(drawn); // sum of laws
    double[] within = new double[size];
    double[] others = new double[size]; // sum over types of p times the other laws
    for (int r = 0; r < size; r++) {
      Counts counts = drawn.get(r);
      double total = counts.total();
      for (int i = 0; i < counts.types().length; i++) {
        double count = counts.counts()[i];
        double p = count / total;
        within[r] += p * (count - 1) / (total - 1);
        others[r] += p * (pooled[counts.types()[i]] - p);
      }
    }
    double sumWithin = Arrays.stream(within).sum();
    double sumOthers = Arrays.stream(others).sum();
    List<Divergence> all = new ArrayList<>();
    all.add(new Divergence(size, sumWithin / size, sumOthers / ((double) size * (size - 1))));
    for (int r = 0; r < size && size > 2; r++) {
      double pairs = (size - 1.0) * (size - 2);
      all.add(
          new Divergence(
              size - 1,
              (sumWithin - within[r]) / (size - 1),
              (sumOthers - 2 * others[r]) / pairs)); // its pairs, seen from both sides
    }
    return all;
  }

  private static double[] pooled(List<Counts> replicates) {
    int types = 0;
    for (Counts counts : replicates) {
      types = Math.max(types, counts.types()[counts.types().length - 1] + 1);
    }
    double[] pooled = new double[types];
    for (Counts counts : replicates) {
      double total = counts.total();
      for (int i = 0; i < counts.types().length; i++) {
        pooled[counts.types()[i]] += counts.counts()[i] / total;
      }
    }
    return pooled;
  }
}
