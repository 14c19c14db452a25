package org.collapselab.generator.decode;

import org.collapselab.trainer.model.Law;
import org.collapselab.trainer.settings.Require;

/** Weights {@code (p / max p)^(1 / temperature)}: the largest is exactly 1, so none overflows. */
final class Tempering {

  private Tempering() {}

  /** Replaces probabilities by weights; temperature 1 leaves them as they are. */
  static void temper(Law law, double temperature) {
    if (temperature == 1) {
      return;
    }
    double largest = largest(law);
    double seen = largest;
    double tempered = 1; // of the probability seen last: neighbours are often equal
    for (int i = 0; i < law.size; i++) {
      double probability = law.p[i];
      if (probability != seen) {
        seen = probability;
        // Four times as fast as StrictMath.pow; log(1) / temperature is 0 for any temperature.
        tempered = StrictMath.exp(StrictMath.log(probability / largest) / temperature);
      }
      law.p[i] = tempered;
    }
  }

  /** The largest probability. */
  static double largest(Law law) {
    double largest = law.p[0];
    for (int i = 1; i < law.size; i++) {
      largest = Math.max(largest, law.p[i]);
    }
    return largest;
  }

  /** The check that all decodings with a temperature share. */
  static void require(double temperature) {
    Require.that(
        temperature > 0 && !Double.isInfinite(temperature),
        "temperature must be above 0 and finite, but was %s; for the limit 0 use greedy",
        temperature);
  }
}
