package org.collapselab.trainer.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.collapselab.trainer.ngram.Texts;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsFormatTest {

  /**
   * Rejects: counts above 254 cut to a byte, arrays above one piece, an empty text's missing order.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 60_000})
  void readsWhatItWrote(int documents) throws IOException {
    for (int order : new int[] {1, 3, 7}) {
      NGramCounts counts = NGramCounts.count(Texts.random(1, documents, 5000), order, true);
      byte[] stored = stored(counts);
      assertEquals(stored.length, CountsFormat.bytes(counts));
      assertEquals(counts, CountsFormat.read(new ByteArrayInputStream(stored)));
    }
  }

  /** Rejects: a lost range, sizes of other orders, suffixes read where there are none. */
  @Test
  void readsTheSlicesThatItWrote() throws IOException {
    NGramCounts counts = NGramCounts.count(Texts.random(7, 2000, 50), 4, true);
    for (int[] range : new int[][] {{0, 1000}, {0, 4}, {4, 4}, {4, 30}}) {
      CountsSlice slice = counts.slice(range[0], range[1]);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CountsFormat.write(slice, out);
      byte[] stored = out.toByteArray();
      assertEquals(slice, CountsFormat.readSlice(new ByteArrayInputStream(stored)));
      stored[stored.length / 2] ^= 1;
      assertThrows(
          IOException.class, () -> CountsFormat.readSlice(new ByteArrayInputStream(stored)));
      assertOneLine(stored, "must start with 'n-counts'");
    }
  }

  /** Rejects: suffixes or padding that depend on how the counts came about. */
  @Test
  void equalCountsGiveEqualBytes() throws IOException {
    Documents text = Texts.random(2, 300, 40);
    NGramCounts whole = NGramCounts.count(text, 4, true);
    NGramCounts merged =
        NGramCounts.count(Texts.part(text, 100, 300), 4, true)
            .merge(NGramCounts.count(Texts.part(text, 0, 100), 4, true));
    assertArrayEquals(stored(whole), stored(merged));
  }

  @Test
  void leavesWhatFollowsInTheStream() throws IOException {
    NGramCounts counts = NGramCounts.count(Texts.random(3, 30, 20), 2, true);
    byte[] stored = stored(counts);
    byte[] twice = Arrays.copyOf(stored, 2 * stored.length);
    System.arraycopy(stored, 0, twice, stored.length, stored.length);
    ByteArrayInputStream in = new ByteArrayInputStream(twice);
    assertEquals(counts, CountsFormat.read(in));
    assertEquals(counts, CountsFormat.read(in));
    assertEquals(-1, in.read());
  }

  /** Rejects: arrays made of a damaged size, escapes read past their list, unchecked bytes. */
  @Test
  void everyFlippedBitIsFound() throws IOException {
    byte[] stored = stored(NGramCounts.count(Texts.random(4, 300, 4), 2, true));
    for (int at = 0; at < stored.length; at++) {
      byte[] damaged = stored.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      assertOneLine(damaged, "");
    }
    assertOneLine(flipped(stored, stored.length / 2), "damaged");
    assertOneLine(flipped(stored, 0), "must start with 'n-counts'");
  }

  @Test
  void everyCutIsFound() throws IOException {
    byte[] stored = stored(NGramCounts.count(Texts.random(5, 20, 9), 2, true));
    for (int length = 0; length < stored.length; length++) {
      assertOneLine(Arrays.copyOf(stored, length), "cut off");
    }
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    byte[] stored = stored(NGramCounts.count(Texts.random(6, 20, 9), 2, true));
    ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 2);
    assertOneLine(stored, "version 2");
  }

  private static void assertOneLine(byte[] stored, String part) {
    IOException e =
        assertThrows(IOException.class, () -> CountsFormat.read(new ByteArrayInputStream(stored)));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  private static byte[] flipped(byte[] stored, int at) {
    byte[] flipped = stored.clone();
    flipped[at] ^= 1;
    return flipped;
  }

  private static byte[] stored(NGramCounts counts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CountsFormat.write(counts, out);
    return out.toByteArray();
  }
}
