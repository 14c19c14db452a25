package org.collapselab.trainer.settings;

/** Checks the arguments of constructors; the message says what must hold and what was seen. */
public final class Require {

  private Require() {}

  /**
   * A condition must hold.
   *
   * @param message what must hold, what was seen and what to do, with {@code %s} for each value
   *     seen
   */
  public static void that(boolean holds, String message, Object... seen) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(seen));
    }
  }

  /** A whole number must be at least as large as another. */
  public static void atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " must be at least " + least + ", but was " + value);
    }
  }

  /** A whole number must lie in a closed interval. */
  public static void within(long least, long most, long value, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], but was " + value);
    }
  }

  /** A real number must lie in [0, 1]. */
  public static void probability(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], but was " + value);
    }
  }

  /** A real number must be above 0 and finite. */
  public static void positive(double value, String name) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " must be a number above 0, but was " + value);
    }
  }

  /** Probabilities must lie in [0, 1] and sum to 1. */
  public static void law(double[] law) {
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
