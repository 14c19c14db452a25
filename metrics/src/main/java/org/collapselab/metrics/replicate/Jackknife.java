package org.collapselab.metrics.replicate;

import java.util.Arrays;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.settings.Require;

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

  private Jackknife() {}

  /**
   * The documents that stay when one block, a random twentieth, is left out; ascending.
   *
   * @param documents number of documents
   * @param block in [0, {@link #BLOCKS})
   * @param random address of the draws that give each document its block
   */
  public static int[] without(int documents, int block, Address random) {
    int[] rest = new int[documents];
    int size = 0;
    Stream stream = new Stream();
    for (int d = 0; d < documents; d++) {
      stream.rewind(random, d);
      if (stream.nextLong(BLOCKS) != block) {
        rest[size++] = d;
      }
    }
    return Arrays.copyOf(rest, size);
  }

  /**
   * The documents of each block, ascending; what {@link #without} leaves out.
   *
   * @param documents number of documents
   * @param random address of the draws that give each document its block
   */
  public static int[][] blocks(int documents, Address random) {
    int[][] blocks = new int[BLOCKS][documents / BLOCKS + 1];
    int[] size = new int[BLOCKS];
    Stream stream = new Stream();
    for (int d = 0; d < documents; d++) {
      stream.rewind(random, d);
      int block = (int) stream.nextLong(BLOCKS);
      if (size[block] == blocks[block].length) {
        blocks[block] = Arrays.copyOf(blocks[block], 2 * size[block]);
      }
      blocks[block][size[block]++] = d;
    }
    for (int block = 0; block < BLOCKS; block++) {
      blocks[block] = Arrays.copyOf(blocks[block], size[block]);
    }
    return blocks;
  }

  /**
   * Half the width of the 95 % interval around the measure of the whole: Student's quantile with B
   * - 1 degrees of freedom times {@code sqrt((B - 1) / B sum (v_b - mean)^2)}.
   *
   * @param values the measure without each of the B blocks, at least 2; finite
   */
  public static double margin(double[] values) {
    int blocks = values.length;
    Require.that(
        blocks >= 2, "values must be at least 2, one without each block, but were %s", blocks);
    return margin(values, Student.quantile(blocks - 1));
  }

  /**
   * The same for many measures.
   *
   * @param quantile Student's, which takes longer than the rest
   */
  static double margin(double[] values, double quantile) {
    int blocks = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / blocks;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return quantile * Math.sqrt((blocks - 1.0) / blocks * squares);
  }
}
