package org.collapselab.jobs.large;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.count.CountsFormat;
import org.collapselab.trainer.count.CountsSlice;
import org.collapselab.trainer.count.NGramCounts;

/**
 * The counts of a large text on disk: a file for each range of first tokens.
 *
 * @param folder of the files
 * @param slices one for each range, in the order of the ranges
 */
record SlicedCounts(String folder, List<Slice> slices) implements RangeCounts {

  /**
   * The counts of a range.
   *
   * @param range its number, from 0
   * @param types types by order, from order 1
   */
  record Slice(int range, int[] types) implements Serializable {}

  SlicedCounts {
    slices = slices.stream().sorted(Comparator.comparingInt(Slice::range)).toList();
  }

  static String file(String folder, int range) {
    return String.format(Locale.ROOT, "%s/slice-%05d", folder, range);
  }

  /** The number of types of each order, from order 1. */
  long[] types() {
    long[] types = new long[slices.get(0).types().length];
    for (Slice slice : slices) {
      Arrays.setAll(types, j -> types[j] + slice.types()[j]);
    }
    return types;
  }

  /** Reads the counts of a range. */
  CountsSlice read(Storage storage, int range) {
    try (InputStream in = storage.open(file(folder, range))) {
      return CountsFormat.readSlice(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public NGramCounts inRange(Storage storage, int range) {
    return read(storage, range).counts();
  }

  /** Joins all counts in one piece. */
  NGramCounts join(Storage storage) {
    return NGramCounts.join(slices.stream().map(slice -> read(storage, slice.range())).toList());
  }
}
