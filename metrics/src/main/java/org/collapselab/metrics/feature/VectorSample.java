package org.collapselab.metrics.feature;

import org.collapselab.metrics.score.Parameters;
import org.collapselab.trainer.settings.Require;

/** The settings of metrics that compare vectors pair by pair, at most a given number of them. */
final class VectorSample {

  static final int MOST = 5000;
  static final long SEED = 25; // as in MAUVE's reference implementation

  private VectorSample() {}

  static void check(int sample, int least, long seed) {
    Require.that(
        sample >= least, "sample must be at least %s documents, but was %s", least, sample);
    Require.atLeast(0, seed, "seed");
  }

  /** The parameters of a score that depends on the bound. */
  static Parameters parameters(int sample, long seed) {
    return Parameters.NONE.with("sample", sample).with("seed", seed);
  }

  /** The detail of a sample that gives the numbers of vectors compared. */
  static Parameters sizes(int human, int generated) {
    return Parameters.of("rows", human + "+" + generated);
  }
}
