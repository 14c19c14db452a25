package org.collapselab.trainer.count;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Writes and reads n-gram counts as a binary file: the arrays of {@link NGramCounts}, one after the
 * other, so that they are read at the speed of memory. Equal counts give equal bytes. All values
 * little-endian:
 *
 * <pre>
 * header   "n-counts", version, order, types of each order, escapes of each order, checksum
 * order j  first    (types(j - 1) + 1) int32
 *          token    (types(j)) int32
 *          suffix   (types(j)) int32
 *          escapes  (escapes(j)) int64: the counts of 255 and more, in the order of their types
 *          counts   (types(j)) one byte each, 255 for an escape
 * end      checksum of all orders
 * </pre>
 *
 * <p>That is 13 bytes a type, 9 for types of the highest order. A {@link CountsSlice} starts with
 * "n-slice!", has its range of first tokens after the order, and no suffixes. Checksums are CRC-32C
 * (RFC 3720, appendix B.4); the header has one of its own, so that no array is made of a damaged
 * size.
 */
public final class CountsFormat {

  private static final String COUNTS = "n-counts";
  private static final String SLICE = "n-slice!";
  private static final int VERSION = 1;
  private static final int ESCAPE = 255;

  private CountsFormat() {}

  /**
   * Number of bytes that {@link #write(NGramCounts, OutputStream)} writes. Linear in the types.
   *
   * @param counts any counts
   */
  public static long bytes(NGramCounts counts) {
    long bytes = COUNTS.length() + 2 * Integer.BYTES; // version, order
    for (int j = 1; j <= counts.order(); j++) {
      long types = counts.types(j);
      bytes += 2 * Integer.BYTES; // types, escapes
      bytes += Integer.BYTES * (counts.types(j - 1) + 1L + 2 * types) + types;
      bytes += (long) Long.BYTES * escapes(counts.cumulative(j));
    }
    return bytes + 2 * Integer.BYTES; // checksums
  }

  /**
   * Writes counts; the stream stays open. Needs 64 KiB of memory besides the counts.
   *
   * @param counts any counts
   * @param out gets {@link #bytes} bytes, in pieces of at most 64 KiB
   */
  public static void write(NGramCounts counts, OutputStream out) throws IOException {
    CountsWriter writer = new CountsWriter(out, COUNTS);
    writer.ints(VERSION, counts.order());
    writer.orders(counts);
  }

  /**
   * Writes a slice of counts; the stream stays open.
   *
   * @param slice any slice
   * @param out gets its bytes, in pieces of at most 64 KiB
   */
  public static void write(CountsSlice slice, OutputStream out) throws IOException {
    CountsWriter writer = new CountsWriter(out, SLICE);
    writer.ints(VERSION, slice.counts().order(), slice.from(), slice.to());
    writer.orders(slice.counts());
  }

  /**
   * Reads what {@link #write(NGramCounts, OutputStream)} wrote and no byte beyond; the stream stays
   * open.
   *
   * @throws IOException if the bytes are no counts, of another version, damaged or cut off
   */
  public static NGramCounts read(InputStream in) throws IOException {
    CountsReader reader = new CountsReader(in, COUNTS);
    return reader.orders(reader.order(), true);
  }

  /**
   * Reads what {@link #write(CountsSlice, OutputStream)} wrote and no byte beyond; the stream stays
   * open.
   *
   * @throws IOException if the bytes are no slice, of another version, damaged or cut off
   */
  public static CountsSlice readSlice(InputStream in) throws IOException {
    CountsReader reader = new CountsReader(in, SLICE);
    int order = reader.order();
    int[] range = reader.ints(2);
    return new CountsSlice(range[0], range[1], reader.orders(order, false));
  }

  private static int escapes(long[] cumulative) {
    int escapes = 0;
    for (int t = 0; t < cumulative.length - 1; t++) {
      escapes += cumulative[t + 1] - cumulative[t] >= ESCAPE ? 1 : 0;
    }
    return escapes;
  }

  private static IOException damaged() {
    return new IOException(
        "a file of n-gram counts must be as it was written, but its checksum does not fit: it is"
            + " damaged; copy or count it again");
  }

  /** A piece of the stream, and the checksum of what went through it since the last one. */
  private abstract static class Piece {

    final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    final CRC32C sum = new CRC32C();
  }

  /** Moves arrays into a stream. */
  private static final class CountsWriter extends Piece {

    private final OutputStream out;

    CountsWriter(OutputStream out, String kind) throws IOException {
      this.out = out;
      buffer.put(kind.getBytes(StandardCharsets.US_ASCII));
      flush();
    }

    /** The rest of the header, and all orders. */
    void orders(NGramCounts counts) throws IOException {
      int last = counts.order();
      ints(IntStream.rangeClosed(1, last).map(counts::types).toArray());
      ints(IntStream.rangeClosed(1, last).map(j -> escapes(counts.cumulative(j))).toArray());
      checksum();
      for (int j = 1; j <= counts.order(); j++) {
        ints(counts.firsts(j));
        ints(counts.tokens(j));
        ints(counts.suffixes(j)); // none of a slice
        counts(counts.cumulative(j));
      }
      checksum();
    }

    void ints(int... values) throws IOException {
      int most = buffer.capacity() / Integer.BYTES;
      for (int at = 0; at < values.length; at += most) {
        int length = Math.min(most, values.length - at);
        buffer.asIntBuffer().put(values, at, length);
        buffer.position(length * Integer.BYTES);
        flush();
      }
    }

    void counts(long[] cumulative) throws IOException {
      int types = cumulative.length - 1;
      for (int t = 0; t < types; t++) {
        long count = cumulative[t + 1] - cumulative[t];
        if (count >= ESCAPE) {
          buffer.putLong(count);
          flushIfFull();
        }
      }
      flush();
      for (int t = 0; t < types; t++) {
        buffer.put((byte) Math.min(cumulative[t + 1] - cumulative[t], ESCAPE));
        flushIfFull();
      }
      flush();
    }

    void checksum() throws IOException {
      buffer.putInt((int) sum.getValue());
      flush();
      sum.reset();
    }

    private void flushIfFull() throws IOException {
      if (!buffer.hasRemaining()) {
        flush();
      }
    }

    private void flush() throws IOException {
      sum.update(buffer.array(), 0, buffer.position());
      out.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
  }

  /** Moves arrays out of a stream. */
  private static final class CountsReader extends Piece {

    private final InputStream in;

    CountsReader(InputStream in, String kind) throws IOException {
      this.in = in;
      fill(kind.length());
      if (!StandardCharsets.US_ASCII.decode(buffer).toString().equals(kind)) {
        throw new IOException(
            "a file of n-gram counts must start with '%s', but this one does not; name another file"
                .formatted(kind));
      }
    }

    /** The highest order, from the beginning of the header. */
    int order() throws IOException {
      int[] start = ints(2);
      if (start[0] != VERSION) {
        throw new IOException(
            "n-gram counts must be stored in version %d of their format, but this is version %d; count again"
                .formatted(VERSION, start[0]));
      }
      if (start[1] < 1 || start[1] > NGramCounts.MAXIMUM_ORDER) {
        throw damaged();
      }
      return start[1];
    }

    /** The rest of the header, and all orders. */
    NGramCounts orders(int order, boolean suffixes) throws IOException {
      int[] types = ints(order);
      int[] escapes = ints(order);
      checksum();
      int[][] first = new int[order + 1][];
      int[][] token = new int[order + 1][];
      int[][] suffix = new int[order + 1][];
      long[][] cumulative = new long[order + 1][];
      for (int j = 1; j <= order; j++) {
        first[j] = ints((j == 1 ? 1 : types[j - 2]) + 1);
        token[j] = ints(types[j - 1]);
        suffix[j] = ints(suffixes ? types[j - 1] : 0);
        cumulative[j] = counts(types[j - 1], escapes[j - 1]);
      }
      checksum();
      return new NGramCounts(order, first, token, suffix, cumulative);
    }

    int[] ints(int size) throws IOException {
      int[] values = new int[size];
      int most = buffer.capacity() / Integer.BYTES;
      for (int at = 0; at < size; at += most) {
        int length = Math.min(most, size - at);
        fill(length * Integer.BYTES);
        buffer.asIntBuffer().get(values, at, length);
      }
      return values;
    }

    private long[] longs(int size) throws IOException {
      long[] values = new long[size];
      int most = buffer.capacity() / Long.BYTES;
      for (int at = 0; at < size; at += most) {
        int length = Math.min(most, size - at);
        fill(length * Long.BYTES);
        buffer.asLongBuffer().get(values, at, length);
      }
      return values;
    }

    /** Cumulative counts, shape (types + 1). */
    long[] counts(int types, int escapes) throws IOException {
      long[] large = longs(escapes);
      long[] cumulative = new long[types + 1];
      int escape = 0;
      for (int at = 0; at < types; at += buffer.capacity()) {
        int length = Math.min(buffer.capacity(), types - at);
        fill(length);
        for (int t = at; t < at + length; t++) {
          long count = buffer.get() & 0xff;
          if (count == ESCAPE) {
            if (escape == escapes) {
              throw damaged();
            }
            count = large[escape++];
          }
          cumulative[t + 1] = cumulative[t] + count;
        }
      }
      return cumulative;
    }

    void checksum() throws IOException {
      int expected = (int) sum.getValue();
      fill(Integer.BYTES);
      if (buffer.getInt() != expected) {
        throw damaged();
      }
      sum.reset();
    }

    private void fill(int length) throws IOException {
      if (in.readNBytes(buffer.array(), 0, length) < length) {
        throw new EOFException(
            "a file of n-gram counts must be whole, but this one is cut off; copy or count it again");
      }
      sum.update(buffer.array(), 0, length);
      buffer.position(0).limit(length);
    }
  }
}
