package org.collapselab.jobs.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Reads an uncompressed text file of this machine, a document per line, in parts that begin and end
 * between lines. Lines are as in {@link Utf8Lines} and {@link HumanCorpus}; a text that has a fault
 * is left to them, so that one place words the message.
 */
final class PlainText {

  private static final int BUFFER = 1 << 18;
  private static final long SMALLEST_PART = 1 << 18; // bytes; less is not worth a thread

  /** The first bytes of gzip, bzip2, xz and Zstandard, and of the latter's skippable frames. */
  private static final byte[][] SIGNATURES = {
    {0x1F, (byte) 0x8B},
    {'B', 'Z', 'h'},
    {(byte) 0xFD, '7', 'z', 'X', 'Z', 0},
    {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD}
  };

  private static final byte[] SKIPPABLE = {0x2A, 0x4D, 0x18}; // after one byte 0x50 to 0x5F
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path path;

  private PlainText(Path path) {
    this.path = path;
  }

  /** Opens the file of a corpus; empty if the corpus is not such a file. */
  static Optional<PlainText> of(CorpusSource source) {
    if (source.corpus().indexOf(':') >= 0) { // a scheme
      return Optional.empty();
    }
    try {
      Path path = Path.of(source.corpus());
      boolean plain =
          Files.isRegularFile(path)
              && source.format(path.getFileName().toString()).equals(CorpusSource.TEXT)
              && !isCompressed(path);
      return plain ? Optional.of(new PlainText(path)) : Optional.empty();
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isCompressed(Path path) throws IOException {
    byte[] start;
    try (var in = Files.newInputStream(path)) {
      start = in.readNBytes(6);
    }
    return Arrays.stream(SIGNATURES).anyMatch(signature -> isAt(signature, start, 0, start.length))
        || (isAt(SKIPPABLE, start, 1, start.length) && (start[0] & 0xF0) == 0x50);
  }

  private static boolean isAt(byte[] wanted, byte[] bytes, int from, int to) {
    return to - from >= wanted.length
        && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
  }

  /**
   * Passes the documents to one sink for each part; empty if the text has an error or no document.
   */
  <S extends TextSink> Optional<List<S>> read(int threads, Supplier<S> sinks) {
    try (FileChannel file = FileChannel.open(path)) {
      long size = file.size();
      int parts = (int) Math.max(1, Math.min(threads, size / SMALLEST_PART));
      long[] start = new long[parts + 1];
      for (int p = 1; p < parts; p++) {
        start[p] = lineFrom(file, size / parts * p, size);
      }
      start[parts] = size;
      List<S> filled = new ArrayList<>();
      List<Part> reading = new ArrayList<>();
      for (int p = 0; p < parts; p++) {
        filled.add(sinks.get());
        reading.add(new Part(file, start[p], start[p + 1], filled.get(p)));
      }
      IntStream range = IntStream.range(0, parts);
      boolean well = (parts > 1 ? range.parallel() : range).allMatch(p -> reading.get(p).read());
      boolean any = reading.stream().anyMatch(part -> part.documents > 0);
      return well && any ? Optional.of(filled) : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Returns the beginning of the first line at or after a position. */
  private static long lineFrom(FileChannel file, long position, long size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 12);
    for (long at = position - 1; at < size; at += buffer.limit()) {
      buffer.clear();
      if (file.read(buffer, at) < 0) {
        return size;
      }
      buffer.flip();
      for (int i = 0; i < buffer.limit(); i++) {
        if (buffer.get(i) == '\n') {
          return at + i + 1;
        }
      }
    }
    return size;
  }

  /** The bytes from the beginning of a line to the end of a line. */
  private static final class Part {

    private final FileChannel file;
    private final long end;
    private final TextSink sink;
    private long position;
    private boolean marked; // a byte order mark may follow
    private long documents;

    Part(FileChannel file, long start, long end, TextSink sink) {
      this.file = file;
      this.end = end;
      this.sink = sink;
      position = start;
      marked = start == 0;
    }

    /** Passes on all documents; false if one is not UTF-8. */
    boolean read() {
      byte[] buffer = new byte[BUFFER];
      int kept = 0; // bytes of a line that has not ended
      for (int filled = fill(buffer, 0); filled > kept; filled = fill(buffer, kept)) {
        int line = 0;
        int signs = 0; // negative: not all of the line is ASCII
        for (int i = 0; i < filled; i++) {
          byte b = buffer[i];
          if (b != '\n') {
            signs |= b;
            continue;
          }
          if (!line(buffer, line, i, signs >= 0)) {
            return false;
          }
          line = i + 1;
          signs = 0;
        }
        kept = filled - line;
        if (line > 0) {
          System.arraycopy(buffer, line, buffer, 0, kept);
        } else if (kept == buffer.length) {
          buffer = Arrays.copyOf(buffer, Math.multiplyExact(2, buffer.length));
        }
      }
      return kept == 0 || line(buffer, 0, kept, false);
    }

    /** Reads more bytes after those that are kept, and returns their end. */
    private int fill(byte[] buffer, int kept) {
      int most = (int) Math.min(buffer.length - kept, end - position);
      if (most == 0) {
        return kept;
      }
      try {
        int read = file.read(ByteBuffer.wrap(buffer, kept, most), position);
        if (read < 0) {
          throw new IOException(file + " became shorter");
        }
        position += read;
        return kept + read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private boolean line(byte[] buffer, int from, int to, boolean ascii) {
      if (!ascii && !isUtf8(buffer, from, to)) {
        return false;
      }
      int start = marked && isAt(MARK, buffer, from, to) ? from + MARK.length : from;
      int stop = to > start && buffer[to - 1] == '\r' ? to - 1 : to;
      marked = false;
      if (!isBlank(buffer, start, stop)) {
        sink.document(buffer, start, stop);
        documents++;
      }
      return true;
    }
  }

  /**
   * Whether a text is blank in the sense of {@link String#isBlank}; the first byte usually decides.
   */
  private static boolean isBlank(byte[] utf8, int from, int to) {
    int i = from;
    while (i < to && utf8[i] >= 0 && Character.isWhitespace(utf8[i])) {
      i++;
    }
    return i == to
        || (utf8[i] < 0 && new String(utf8, i, to - i, StandardCharsets.UTF_8).isBlank());
  }

  /** Whether bytes are well-formed UTF-8: Unicode Standard, table 3-7. */
  private static boolean isUtf8(byte[] bytes, int from, int to) {
    for (int i = from; i < to; ) {
      int lead = bytes[i++] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
      if (lead < 0xC2 || lead > 0xF4 || i + more > to) {
        return false;
      }
      int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
      int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
      for (int k = 0; k < more; k++, low = 0x80, high = 0xBF) {
        int next = bytes[i + k] & 0xFF;
        if (next < low || next > high) {
          return false;
        }
      }
      i += more;
    }
    return true;
  }
}
