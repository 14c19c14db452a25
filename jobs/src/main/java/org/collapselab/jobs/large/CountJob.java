package org.collapselab.jobs.large;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.count.CountsFormat;
import org.collapselab.trainer.count.CountsSlice;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;
import scala.Tuple2;

/**
 * Counts a text that no task holds whole: a task counts a slice and cuts its counts into ranges of
 * first tokens; a shuffle brings the slices of a range together, and a task sums and writes them.
 * Sums are exact, so neither slices nor partitions nor their order matter. A task that counts is
 * bounded by its slice, one that sums by its range.
 */
record CountJob(Tasks tasks) {

  /**
   * Counts.
   *
   * @param bounds first tokens of the ranges, and one above the last token
   * @param folder where the slices are written
   * @param carried counts of more text, in the same ranges, that are added; at most one
   */
  SlicedCounts of(
      List<CorpusSlice> slices,
      Counting counter,
      int[] bounds,
      String folder,
      List<SlicedCounts> carried) {
    Broadcast<TaskContext> shared = tasks.shared(); // a task must not carry this object
    int ranges = bounds.length - 1;
    JavaPairRDD<Integer, byte[]> pieces =
        tasks
            .over(slices)
            .flatMapToPair(slice -> slices(slice.text(shared.value()), counter, bounds));
    // A range that this text lacks is written, too.
    JavaPairRDD<Integer, byte[]> none =
        tasks
            .over(ranges)
            .mapToPair(range -> new Tuple2<>(range, bytes(empty(counter, bounds, range))));
    return new SlicedCounts(
        folder,
        pieces
            .union(none)
            .groupByKey(new HashPartitioner(ranges)) // range r is partition r
            .map(
                range -> {
                  Storage storage = shared.value().storage();
                  CountsSlice sum = sum(range._2());
                  for (SlicedCounts more : carried) {
                    sum = sum.merge(more.read(storage, range._1()));
                  }
                  return write(storage, range._1(), sum, folder);
                })
            .collect());
  }

  private static CountsSlice empty(Counting counter, int[] bounds, int range) {
    return counter.count(Documents.NONE).slice(bounds[range], bounds[range + 1]);
  }

  private static Iterator<Tuple2<Integer, byte[]>> slices(
      Documents text, Counting counter, int[] bounds) {
    NGramCounts counts = counter.count(text);
    return IntStream.range(0, bounds.length - 1)
        .mapToObj(range -> new Tuple2<>(range, counts.slice(bounds[range], bounds[range + 1])))
        .filter(slice -> slice._2().counts().types(1) > 0)
        .map(slice -> new Tuple2<>(slice._1(), bytes(slice._2())))
        .iterator(); // one after the other, not all at once
  }

  /**
   * Sums slices of like size, as the digits of a binary counter, so that each is read log times.
   */
  private static CountsSlice sum(Iterable<byte[]> pieces) {
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
    return all;
  }

  private static int size(CountsSlice slice) {
    return slice.counts().types(slice.counts().order());
  }

  private static SlicedCounts.Slice write(
      Storage storage, int range, CountsSlice slice, String folder) {
    storage
        .unflushed()
        .write(SlicedCounts.file(folder, range), out -> CountsFormat.write(slice, out));
    int[] types = new int[slice.counts().order()];
    for (int j = 1; j <= types.length; j++) {
      types[j - 1] = slice.counts().types(j);
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
