package org.collapselab.trainer.random;

/**
 * The address of a family of random streams, one for each item (for instance a document).
 *
 * <p>A draw depends on (seed, replicate, purpose, generation, item) and on nothing else, so results
 * do not depend on partitions, retries or the size of the cluster. Arms are not part of the
 * address: they share streams, which makes paired comparisons sharper.
 *
 * @param seed seed of the experiment
 * @param replicate replicate, at least 0; {@link #SHARED} for draws that all replicates share
 * @param purpose what the draws decide
 * @param generation generation, at least 0
 */
public record Address(long seed, int replicate, Purpose purpose, int generation)
    implements java.io.Serializable {

  /** The replicate of draws that all replicates share. */
  public static final int SHARED = -1;

  /** The stream of one item. */
  public Stream stream(long item) {
    Stream stream = new Stream();
    stream.rewind(this, item);
    return stream;
  }

  /**
   * Uniform keys of 64 bits of the items 0, 1, ..., shape (items): the items with the k smallest
   * keys are a uniform subsample of size k.
   */
  public long[] keys(int items) {
    long[] keys = new long[items];
    Stream stream = new Stream();
    for (int item = 0; item < items; item++) {
      stream.rewind(this, item);
      keys[item] = stream.nextLong();
    }
    return keys;
  }
}
