package org.collapselab.metrics.oracle;

/** Checks the arguments of oracles. */
final class Require {

  private Require() {}

  static void atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " must be at least " + least + ", but was " + value);
    }
  }

  static void probability(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], but was " + value);
    }
  }

  static void law(double[] law) {
    double sum = 0;
    for (double p : law) {
      probability(p, "a probability of the law");
      sum += p;
    }
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "the probabilities of a law must sum to 1, but summed to " + sum);
    }
  }
}
