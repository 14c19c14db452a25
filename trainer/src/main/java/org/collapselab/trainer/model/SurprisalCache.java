package org.collapselab.trainer.model;

/**
 * Computes surprisals and remembers the latest ones. Counts are small, so probabilities repeat, and
 * a logarithm costs more than a look-up. Not thread-safe.
 */
final class SurprisalCache {

  private static final int SLOTS = 256; // a power of two

  private final double[] known = new double[SLOTS]; // by slot: a probability, or 0
  private final double[] nats = new double[SLOTS]; // -ln of it

  /** -ln p of a p above 0. */
  double of(double p) {
    long bits = Double.doubleToRawLongBits(p);
    int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> 56);
    if (known[slot] != p) {
      known[slot] = p;
      nats[slot] = -StrictMath.log(p);
    }
    return nats[slot];
  }
}
