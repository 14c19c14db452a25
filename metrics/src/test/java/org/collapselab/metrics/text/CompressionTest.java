package org.collapselab.metrics.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.collapselab.metrics.count.Texts;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.XZInputStream;

/** Streams that other readers read, and what their sizes see. */
class CompressionTest {

  private static byte[] compressed(Compression compression, byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compression.over(bytes, Compression.DICTIONARY)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] words(int words) {
    Stream random = new Address(1, 0, Purpose.GENERATE, 0).stream(0);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(Long.toString(random.nextLong(1L << 40), 36)).append(' ');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Rejects a lost end, a wrong checksum, and one gzip where the published form has two. */
  @Test
  void othersReadWhatIsCounted() throws IOException {
    byte[] text = words(2000);
    byte[] once = compressed(Compression.GZIP, text);
    byte[] twice = compressed(Compression.GZIP2X, text);
    byte[] xz = compressed(Compression.XZ6, text);
    assertArrayEquals(text, new GZIPInputStream(stream(once)).readAllBytes());
    assertArrayEquals(once, new GZIPInputStream(stream(twice)).readAllBytes());
    assertArrayEquals(text, new XZInputStream(stream(xz)).readAllBytes());
    assertEquals(once.length, Compression.GZIP.bytes(out -> out.write(text)));
    assertEquals(twice.length, Compression.GZIP2X.bytes(out -> out.write(text)));
    assertEquals(xz.length, Compression.XZ6.bytes(out -> out.write(text)));
    assertEquals(text.length, Compression.plain(out -> out.write(text)));
  }

  /** 100 kB that come four times are beyond the window of gzip and not beyond that of xz. */
  @Test
  void onlyXzSeesRepetitionFarApart() {
    byte[] text = words(12_000);
    assertTrue(text.length > 3 * (1 << 15));
    for (Compression compression : Compression.values()) {
      double once = compression.bytes(out -> out.write(text));
      double fourTimes =
          compression.bytes(
              out -> {
                for (int i = 0; i < 4; i++) {
                  out.write(text);
                }
              });
      boolean sees = compression == Compression.XZ6;
      assertTrue(sees ? fourTimes < 1.1 * once : fourTimes > 3.9 * once, compression.form);
    }
  }

  @Test
  void buildsAreEightDigitsAndTellCompressorsApart() {
    assertTrue(Compression.GZIP.build().matches("[0-9a-f]{8}"));
    assertTrue(!Compression.GZIP.build().equals(Compression.XZ6.build()));
  }

  /**
   * Words of the test vocabulary are their ids: {@code w0000003}. An empty document has a blank.
   */
  @Test
  void documentsAreJoinedByBlanks() throws IOException {
    Documents.Builder text = new Documents.Builder();
    text.add(new int[] {3, 4}, true);
    text.add(new int[] {}, true);
    text.add(new int[] {5}, false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompressionRatio.write(Texts.passage(text.build()), out);
    assertEquals("w0000003 w0000004  w0000005", out.toString(StandardCharsets.UTF_8));
  }
}
