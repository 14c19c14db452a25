package org.collapselab.metrics.count;

import java.util.Arrays;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;

/**
 * A uniform sample of documents of a fixed size, for metrics that cannot look at all documents:
 * those with the smallest keys. A document's key depends on its number and on nothing else, so that
 * every metric, generation and arm takes the documents of the same numbers.
 */
public final class KeyedSample {

  private KeyedSample() {}

  /**
   * Numbers of documents, ascending; all of them if there are no more than the sample's size. Time
   * in the number of documents, 8 bytes for each.
   *
   * @param documents how many there are
   * @param most how many are taken
   * @param seed of the keys
   */
  public static int[] of(int documents, int most, long seed) {
    long[] keys = new Address(seed, Address.SHARED, Purpose.MEASURE, 0).keys(documents);
    long[] ascending = keys.clone();
    Arrays.sort(ascending);
    int size = Math.min(most, documents);
    int[] sample = new int[size];
    int taken = 0;
    for (int d = 0; d < documents && taken < size; d++) { // of equal keys the first documents
      if (keys[d] <= ascending[size - 1]) {
        sample[taken++] = d;
      }
    }
    return sample;
  }
}
