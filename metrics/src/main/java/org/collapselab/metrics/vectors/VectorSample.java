package org.collapselab.metrics.vectors;

/** The bound on vectors that are compared pair by pair. */
public final class VectorSample {

  public static final int MOST = 5000;
  public static final long SEED = 25; // as in MAUVE's reference implementation

  private VectorSample() {}

  public static void check(int sample, int least, long seed) {
    if (sample < least) {
      throw new IllegalArgumentException(
          "sample must be at least " + least + " documents, but was " + sample);
    }
    if (seed < 0) {
      throw new IllegalArgumentException("seed must be at least 0, but was " + seed);
    }
  }

  /** How scores say it. */
  public static String parameters(int sample, long seed) {
    return "|sample:" + sample + "|seed:" + seed;
  }

  /** How signatures give the numbers of vectors compared. */
  public static String sizes(int human, int generated) {
    return "|rows:" + human + "+" + generated;
  }
}
