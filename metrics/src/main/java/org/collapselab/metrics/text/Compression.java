package org.collapselab.metrics.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** A way to compress a text, which counts the bytes that it needs. */
enum Compression {
  /** gzip of gzip, both of level 9: what the package diversity computes under the name gzip. */
  GZIP2X("gzip2x") {
    @Override
    OutputStream over(OutputStream sink, int dictionary) throws IOException {
      return new Gzip(new Gzip(sink, "compressed"), "");
    }
  },

  /** gzip of level 9; sees what repeats within 32 KiB. */
  GZIP("gzip") {
    @Override
    OutputStream over(OutputStream sink, int dictionary) throws IOException {
      return new Gzip(sink, "");
    }
  },

  /**
   * xz of preset 6; sees what repeats within its dictionary. Its arrays, 90 MB for one text, are
   * kept for the next one while memory is not short.
   */
  XZ6("xz") {
    @Override
    OutputStream over(OutputStream sink, int dictionary) throws IOException {
      LZMA2Options options = new LZMA2Options(LZMA2Options.PRESET_DEFAULT);
      options.setDictSize(dictionary);
      return new XZOutputStream(sink, options, XZ.CHECK_CRC64, BasicArrayCache.getInstance());
    }
  };

  /** The dictionary of preset 6. */
  static final int DICTIONARY = LZMA2Options.DICT_SIZE_DEFAULT;

  private static final int BUFFER = 1 << 16;

  final String form;

  Compression(String form) {
    this.form = form;
  }

  /**
   * Compresses what is written; closing it ends the compressed stream and closes the sink.
   *
   * @param dictionary bytes that xz looks back over
   */
  abstract OutputStream over(OutputStream sink, int dictionary) throws IOException;

  /** Bytes of a text as it is. */
  static long plain(Content text) {
    Sink sink = new Sink();
    try {
      text.writeTo(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // none arises in memory
    }
    return sink.bytes;
  }

  /** Bytes of a text compressed this way. */
  long bytes(Content text) {
    Sink sink = new Sink();
    try (OutputStream out = over(sink, DICTIONARY)) {
      text.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // none arises in memory
    }
    return sink.bytes;
  }

  /**
   * Eight hexadecimal digits that distinguish builds of the compressor: the CRC-32 of a fixed text
   * of 64 KiB, compressed. Sizes of equal builds are comparable to the byte. The JVM brings or
   * borrows zlib, and its forks compress otherwise.
   */
  String build() {
    return Build.OF[ordinal()];
  }

  /** What writes a text. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Computed once, because it does not change on one machine. */
  private static final class Build {

    private static final int SIZE = 1 << 16;
    private static final String[] OF = new String[values().length];

    static {
      for (Compression compression : values()) {
        Sink sink = new Sink();
        try (OutputStream out = compression.over(sink, SIZE)) {
          out.write(probe());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        OF[compression.ordinal()] = HexFormat.of().toHexDigits((int) sink.checksum.getValue());
      }
    }

    /** Words of a small vocabulary, so that there is much to find near and far. */
    private static byte[] probe() {
      StringBuilder text = new StringBuilder();
      for (long i = 0; text.length() < SIZE; i++) {
        long mixed = i * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 31) * 0xD6E8FEB86659FD93L >>> 40;
        text.append('w').append(mixed % (1 + mixed % 997)).append(' ');
      }
      return text.substring(0, SIZE).getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Counts the bytes written to it and keeps none. */
  private static final class Sink extends OutputStream {

    private final CRC32 checksum = new CRC32();
    private long bytes;

    @Override
    public void write(int b) {
      checksum.update(b);
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) {
      checksum.update(buffer, from, length);
      bytes += length;
    }
  }

  /**
   * One member of level 9 whose header has no time, as Python's gzip writes it. Deutsch (1996), RFC
   * 1952.
   */
  private static final class Gzip extends DeflaterOutputStream {

    private static final int NAMED = 8; // FNAME
    private static final int SLOWEST = 2; // XFL
    private static final int UNKNOWN = 255; // OS

    private final CRC32 checksum = new CRC32();
    private boolean ended;

    /**
     * Writes the header.
     *
     * @param name file name in the header; empty for none
     */
    Gzip(OutputStream sink, String name) throws IOException {
      super(sink, new Deflater(Deflater.BEST_COMPRESSION, true), BUFFER);
      int flags = name.isEmpty() ? 0 : NAMED;
      out.write(
          new byte[] {
            0x1f, (byte) 0x8b, Deflater.DEFLATED, (byte) flags, 0, 0, 0, 0, SLOWEST, (byte) UNKNOWN
          });
      if (!name.isEmpty()) {
        out.write((name + "\0").getBytes(StandardCharsets.ISO_8859_1));
      }
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
      super.write(buffer, from, length);
      checksum.update(buffer, from, length);
    }

    @Override
    public void close() throws IOException {
      if (!ended) {
        ended = true;
        finish();
        littleEndian(checksum.getValue());
        littleEndian(def.getBytesRead());
        def.end();
        out.close();
      }
    }

    private void littleEndian(long value) throws IOException {
      byte[] bytes = new byte[4];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (value >>> 8 * i);
      }
      out.write(bytes);
    }
  }
}
