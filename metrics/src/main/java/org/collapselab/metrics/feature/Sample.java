package org.collapselab.metrics.feature;

/** The bound on vectors that are compared pair by pair. */
final class Sample {

  static final int MOST = 5000;
  static final long SEED = 25; // as in MAUVE's reference implementation

  private Sample() {}

  static void check(int sample, int least) {
    if (sample < least) {
      throw new IllegalArgumentException(
          "sample must be at least " + least + " documents, but was " + sample);
    }
  }

  /** How scores say it. */
  static String parameters(int sample, long seed) {
    return "|sample:" + sample + "|seed:" + seed;
  }

  /** How signatures give the numbers of vectors compared. */
  static String sizes(int human, int generated) {
    return "|rows:" + human + "+" + generated;
  }
}
