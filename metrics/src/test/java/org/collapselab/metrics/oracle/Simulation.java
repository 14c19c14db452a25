package org.collapselab.metrics.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BiConsumer;
import org.collapselab.metrics.replicate.ZScore;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;

/** Plain numerical processes on token arrays: a text is an int[], a model is the text it saw. */
final class Simulation {

  private Simulation() {}

  /**
   * Runs independent replicates.
   *
   * @param outputs numbers that one replicate writes
   * @return shape (outputs, replicates)
   */
  static double[][] run(
      int seed, int replicates, int outputs, BiConsumer<Stream, double[]> replicate) {
    double[][] values = new double[outputs][replicates];
    double[] row = new double[outputs];
    for (int r = 0; r < replicates; r++) {
      replicate.accept(new Address(seed, r, Purpose.GENERATE, 0).stream(0), row);
      for (int i = 0; i < outputs; i++) {
        values[i][r] = row[i];
      }
    }
    return values;
  }

  static void agrees(double[] values, double theory) {
    ZScore z = ZScore.of(values, theory);
    assertTrue(z.accepts(), () -> "|z| must be below 4.5, but z = " + z.z() + " in " + z);
  }

  static void rejects(double[] wrong, double theory) {
    ZScore z = ZScore.of(wrong, theory);
    assertTrue(z.rejects(), () -> "|z| must be at least 9, but z = " + z.z() + " in " + z);
  }

  /** n tokens drawn from a law. */
  static int[] draw(double[] law, int n, Stream random) {
    int[] text = new int[n];
    for (int i = 0; i < n; i++) {
      text[i] = token(law, random);
    }
    return text;
  }

  static int token(double[] law, Stream random) {
    double u = random.nextDouble();
    int type = 0;
    for (u -= law[0]; u >= 0 && type < law.length - 1; u -= law[type]) {
      type++;
    }
    return type;
  }

  /** n tokens drawn from the unigram model of maximum likelihood of a text. */
  static int[] write(int[] text, int n, Stream random) {
    int[] next = new int[n];
    for (int i = 0; i < n; i++) {
      next[i] = text[(int) random.nextLong(text.length)];
    }
    return next;
  }

  /** n different positions of a text, in random order. */
  static int[] subsample(int[] text, int n, Stream random) {
    int[] shuffled = text.clone();
    for (int i = 0; i < n; i++) {
      int j = i + (int) random.nextLong(text.length - i);
      int swap = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = swap;
    }
    return java.util.Arrays.copyOf(shuffled, n);
  }

  static int[] join(int[] a, int[] b) {
    int[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** Relative frequencies, shape (types). */
  static double[] law(int[] text, int types) {
    int[] counts = new int[types];
    for (int token : text) {
      counts[token]++;
    }
    double[] law = new double[types];
    for (int i = 0; i < types; i++) {
      law[i] = (double) counts[i] / text.length;
    }
    return law;
  }

  static double sumP2(int[] text, int types) {
    return Laws.sumP2(law(text, types));
  }
}
