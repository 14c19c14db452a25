package org.collapselab.metrics.oracle;

import java.util.Arrays;
import org.collapselab.trainer.model.Law;

/**
 * The surprisal {@code -ln q(w)} of one draw w from a law q, less its mean, the entropy of q. A
 * buffer for one thread, filled for one law after the other.
 */
public final class SurprisalLaw {

  /** Deviations as small as this are rounding: a law of equal probabilities has none. */
  private static final double ROUNDING = 1e-9;

  private static final int SLOT_BITS = 9;

  private int[] tokens = new int[0]; // (size), ascending
  private double[] deviations = new double[0]; // (size)
  private final double[] known =
      new double[1 << SLOT_BITS]; // probabilities whose logarithm is kept
  private final double[] logs = new double[1 << SLOT_BITS];
  private int size;
  private double entropy;
  private double variance;
  private double rise;
  private double fall;

  /** Prepares a law; costs about one logarithm for each different probability. */
  public void of(Law law) {
    size = law.size;
    if (tokens.length < size) {
      tokens = new int[law.tokens.length];
      deviations = new double[law.tokens.length];
    }
    System.arraycopy(law.tokens, 0, tokens, 0, size);
    entropy = 0;
    for (int i = 0; i < size; i++) {
      deviations[i] = log(law.p[i]);
      entropy -= law.p[i] * deviations[i];
    }
    variance = 0;
    rise = 0;
    fall = 0;
    for (int i = 0; i < size; i++) {
      double deviation = -deviations[i] - entropy;
      deviations[i] = deviation;
      variance += law.p[i] * deviation * deviation;
      rise = Math.max(rise, deviation);
      fall = Math.max(fall, -deviation);
    }
    if (Math.max(rise, fall) < ROUNDING) {
      Arrays.fill(deviations, 0, size, 0);
      variance = rise = fall = 0;
    }
  }

  /** Natural logarithm; the many tokens that were not seen share few probabilities. */
  private double log(double p) {
    int slot = (int) (Double.doubleToRawLongBits(p) * 0x9E3779B97F4A7C15L >>> 64 - SLOT_BITS);
    if (known[slot] != p) {
      known[slot] = p;
      logs[slot] = StrictMath.log(p);
    }
    return logs[slot];
  }

  /** Surprisal of a token less the entropy, in nats; infinite if the law excludes it. */
  public double deviation(int token) {
    int i = Arrays.binarySearch(tokens, 0, size, token);
    return i < 0 ? Double.POSITIVE_INFINITY : deviations[i];
  }

  /** Entropy of the law, in nats. */
  public double entropy() {
    return entropy;
  }

  /** Variance of the surprisal, in nats squared. */
  public double variance() {
    return variance;
  }

  /** The largest deviation, at least 0. */
  public double rise() {
    return rise;
  }

  /** The largest deviation downwards, at least 0. */
  public double fall() {
    return fall;
  }
}
