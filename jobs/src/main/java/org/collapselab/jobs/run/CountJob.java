package org.collapselab.jobs.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.ngram.CountsFormat;
import org.collapselab.trainer.ngram.CountsSlice;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.text.Documents;
import scala.Tuple2;

/**
 * Counts a text that no task holds whole: a task counts a portion and cuts its counts into ranges
 * of first tokens; a shuffle brings the slices of a range together, where they are summed and
 * written. Sums are exact, so neither portions nor partitions nor their order matter. A task that
 * counts is bounded by its portion, one that sums by its range.
 */
final class CountJob {

  private final JavaSparkContext context;
  private final Broadcast<Laboratory> laboratory;

  CountJob(JavaSparkContext context, Broadcast<Laboratory> laboratory) {
    this.context = context;
    this.laboratory = laboratory;
  }

  /**
   * Counts.
   *
   * @param bounds first tokens of the ranges, and one above the last token
   * @param folder where the slices are written
   */
  SlicedCounts of(List<Portion> portions, Counter counter, int[] bounds, String folder) {
    Broadcast<Laboratory> shared = laboratory; // a task must not carry this object
    int ranges = bounds.length - 1;
    List<SlicedCounts.Slice> slices =
        context
            .parallelize(portions, Spread.partitions(context, portions.size()))
            .flatMapToPair(portion -> slices(portion.text(shared.value()), counter, bounds))
            .groupByKey(new HashPartitioner(ranges)) // range r is partition r
            .map(pieces -> sum(shared.value().storage(), pieces._1(), pieces._2(), folder))
            .collect();
    List<SlicedCounts.Slice> all = new ArrayList<>(slices);
    for (int range = 0; range < ranges; range++) {
      int r = range;
      if (slices.stream().noneMatch(slice -> slice.range() == r)) {
        CountsSlice none = counter.count(Documents.NONE).slice(bounds[range], bounds[range + 1]);
        all.add(write(laboratory.value().storage(), range, none, folder));
      }
    }
    return new SlicedCounts(folder, all);
  }

  private static Iterator<Tuple2<Integer, byte[]>> slices(
      Documents text, Counter counter, int[] bounds) {
    NGramCounts counts = counter.count(text);
    List<Tuple2<Integer, byte[]>> slices = new ArrayList<>();
    for (int range = 0; range + 1 < bounds.length; range++) {
      CountsSlice slice = counts.slice(bounds[range], bounds[range + 1]);
      if (slice.types(1) > 0) {
        slices.add(new Tuple2<>(range, bytes(slice)));
      }
    }
    return slices.iterator();
  }

  /**
   * Sums slices of like size, as the digits of a binary counter, so that each is read log times.
   */
  private static SlicedCounts.Slice sum(
      Storage storage, int range, Iterable<byte[]> pieces, String folder) {
    Deque<CountsSlice> sums = new ArrayDeque<>();
    for (byte[] piece : pieces) {
      CountsSlice sum = slice(piece);
      while (!sums.isEmpty() && size(sums.peek()) <= 2L * size(sum)) {
        sum = sums.pop().merge(sum);
      }
      sums.push(sum);
    }
    CountsSlice all = sums.pop();
    while (!sums.isEmpty()) {
      all = all.merge(sums.pop());
    }
    return write(storage, range, all, folder);
  }

  private static int size(CountsSlice slice) {
    return slice.types(slice.order());
  }

  private static SlicedCounts.Slice write(
      Storage storage, int range, CountsSlice slice, String folder) {
    storage.bytes(SlicedCounts.file(folder, range), out -> CountsFormat.write(slice, out));
    int[] types = new int[slice.order()];
    for (int j = 1; j <= types.length; j++) {
      types[j - 1] = slice.types(j);
    }
    return new SlicedCounts.Slice(range, types);
  }

  private static byte[] bytes(CountsSlice slice) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CountsFormat.write(slice, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static CountsSlice slice(byte[] bytes) {
    try {
      return CountsFormat.readSlice(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
