package org.collapselab.metrics.vectors;

import org.collapselab.metrics.score.Parameters;

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

  /** The parameters of a score that depends on the bound. */
  public static Parameters parameters(int sample, long seed) {
    return Parameters.NONE.with("sample", sample).with("seed", seed);
  }

  /** The detail of a sample that gives the numbers of vectors compared. */
  public static Parameters sizes(int human, int generated) {
    return Parameters.of("rows", human + "+" + generated);
  }
}
