package org.collapselab.jobs.large;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.broadcast.Broadcast;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.chain.TaskContext;
import org.collapselab.jobs.chain.Tasks;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import scala.Tuple2;

/**
 * Makes the {@link DocumentCounts} of a text that no task holds whole. Documents are equal when 128
 * bits of the SHA-256 of their tokens are; that two of 10^9 documents agree by chance has
 * probability 10^-21. The hashes are shuffled by their first bits, so that equal ones meet.
 */
record DocumentJob(Tasks tasks) {

  private static final int DOCUMENTS = 1 << 20; // whose hashes meet in a task, about

  /** A document's hash; ordered. */
  private record Hash(long high, long low) implements Comparable<Hash> {
    @Override
    public int compareTo(Hash other) {
      return high != other.high ? Long.compare(high, other.high) : Long.compare(low, other.low);
    }
  }

  /**
   * Counts.
   *
   * @param documents of the text
   * @param tokens of the text
   */
  DocumentCounts of(List<CorpusSlice> slices, long documents, long tokens) {
    Broadcast<TaskContext> shared = tasks.shared(); // a task must not carry this object
    int ranges = (int) (1 + documents / DOCUMENTS);
    JavaPairRDD<Integer, long[]> pieces =
        tasks.over(slices).flatMapToPair(slice -> pieces(slice.text(shared.value()), ranges));
    long distinct = 0;
    long unknown = 0;
    for (Tuple2<Integer, Long> range :
        pieces
            .groupByKey(new HashPartitioner(ranges + 1))
            .mapToPair(
                range ->
                    new Tuple2<>(
                        range._1(), range._1() < ranges ? distinct(range._2()) : sum(range._2())))
            .collect()) {
      distinct += range._1() < ranges ? range._2() : 0;
      unknown += range._1() < ranges ? 0 : range._2();
    }
    return new DocumentCounts(documents, distinct, tokens, unknown);
  }

  /**
   * The hashes, two longs each, by range; after the last range the occurrences of unknown tokens.
   */
  private static Iterator<Tuple2<Integer, long[]>> pieces(Documents text, int ranges) {
    long[][] found = new long[ranges][2];
    int[] size = new int[ranges];
    MessageDigest sha256 = Sha256.digest();
    for (int d = 0; d < text.size(); d++) {
      ByteBuffer hash = ByteBuffer.wrap(sha256.digest(bytes(text.document(d))));
      long high = hash.getLong();
      int range = (int) Long.remainderUnsigned(high, ranges);
      if (size[range] == found[range].length) {
        found[range] = Arrays.copyOf(found[range], 2 * size[range]);
      }
      found[range][size[range]++] = high;
      found[range][size[range]++] = hash.getLong();
    }
    List<Tuple2<Integer, long[]>> pieces = new ArrayList<>();
    for (int range = 0; range < ranges; range++) {
      pieces.add(new Tuple2<>(range, Arrays.copyOf(found[range], size[range])));
    }
    long unknown = 0;
    for (int position = 0; position < text.tokens(); position++) {
      unknown += text.token(position) == Vocabulary.UNKNOWN ? 1 : 0;
    }
    pieces.add(new Tuple2<>(ranges, new long[] {unknown}));
    return pieces.iterator();
  }

  private static long sum(Iterable<long[]> pieces) {
    long sum = 0;
    for (long[] piece : pieces) {
      sum += piece[0];
    }
    return sum;
  }

  private static byte[] bytes(int[] tokens) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * tokens.length);
    bytes.asIntBuffer().put(tokens);
    return bytes.array();
  }

  private static long distinct(Iterable<long[]> pieces) {
    List<Hash> hashes = new ArrayList<>();
    for (long[] piece : pieces) {
      for (int i = 0; i < piece.length; i += 2) {
        hashes.add(new Hash(piece[i], piece[i + 1]));
      }
    }
    hashes.sort(null);
    long distinct = 0;
    for (int i = 0; i < hashes.size(); i++) {
      distinct += i == 0 || !hashes.get(i).equals(hashes.get(i - 1)) ? 1 : 0;
    }
    return distinct;
  }
}
