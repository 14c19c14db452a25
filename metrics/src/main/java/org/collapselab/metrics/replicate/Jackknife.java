package org.collapselab.metrics.replicate;

import org.apache.commons.math3.distribution.TDistribution;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;

/**
 * The uncertainty of a measure of one text, by leaving out one of {@link #BLOCKS} blocks of whole
 * documents at a time: Kuensch (1989), Annals of Statistics 17:1217; Tukey's jackknife over groups.
 * It holds for measures that change smoothly with the text. It does not hold for those that compare
 * every document with all others; a bootstrap would fail on richness and duplicates, whose copies
 * it makes.
 */
public final class Jackknife {

  /** Number of blocks. */
  public static final int BLOCKS = 20;

  private static final double QUANTILE =
      new TDistribution(null, BLOCKS - 1).inverseCumulativeProbability(0.975);

  private Jackknife() {}

  /**
   * A text without one block: the documents of the block, a random twentieth, are left out.
   *
   * @param block in [0, {@link #BLOCKS})
   * @param random address of the draws that give each document its block
   */
  public static Documents without(Documents text, int block, Address random) {
    Documents.Builder rest = new Documents.Builder();
    Stream stream = new Stream();
    for (int d = 0; d < text.size(); d++) {
      stream.rewind(random, d);
      if (stream.nextLong(BLOCKS) != block) {
        rest.add(text, d);
      }
    }
    return rest.build();
  }

  /**
   * Half the width of the 95 % interval around the measure of the whole text: Student's quantile
   * with 19 degrees of freedom times {@code sqrt((B - 1) / B sum (v_b - mean)^2)}.
   *
   * @param values the measure without each block, shape ({@link #BLOCKS}); finite
   */
  public static double margin(double[] values) {
    if (values.length != BLOCKS) {
      throw new IllegalArgumentException(
          "values must be " + BLOCKS + ", one without each block, but were " + values.length);
    }
    double mean = 0;
    for (double value : values) {
      mean += value / BLOCKS;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return QUANTILE * Math.sqrt((BLOCKS - 1.0) / BLOCKS * squares);
  }
}
