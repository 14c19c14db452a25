package org.collapselab.jobs.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a plain file are read as {@link HumanCorpus} reads them. */
class CorpusTextTest {

  /** What begins, ends and fills lines; blank ones among them, in ASCII and not. */
  private static final String[] PIECES = {
    "\n", "\n", "\r\n", "\r", " ", "\t", "\u001C", "\u3000", "\u00A0", "\u2028", "\uFEFF", "a",
    "the", "é", "漢字", "𝒳", "\u0000", "\uFFFD"
  };

  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;

  private static final class Texts implements TextSink {
    final List<String> texts = new ArrayList<>();

    @Override
    public void document(byte[] utf8, int from, int to) {
      texts.add(new String(utf8, from, to - from, StandardCharsets.UTF_8));
    }
  }

  private static CorpusSource source(Path file) {
    return new CorpusSource(file.toString(), "auto", "text", "");
  }

  private static List<String> expected(Path file) {
    List<String> texts = new ArrayList<>();
    HumanCorpus.read(source(file), HADOOP, document -> texts.add(document.text()));
    return texts;
  }

  private static List<Texts> parts(Path file, int threads) {
    return CorpusText.read(source(file), threads, Texts::new);
  }

  private static List<String> texts(Path file, int threads) {
    return parts(file, threads).stream().flatMap(part -> part.texts.stream()).toList();
  }

  /** Rejects another idea of a line, of a blank line, of a byte order mark or of a last line. */
  @Test
  void linesAreThoseOfTheGeneralPath() throws IOException {
    SplittableRandom random = new SplittableRandom(20260106);
    for (int trial = 0; trial < 500; trial++) {
      StringBuilder text = new StringBuilder("x\n");
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      text.delete(0, random.nextInt(3));
      Path file = folder.resolve("lines.txt");
      Files.writeString(file, text);
      if (text.chars().allMatch(c -> Character.isWhitespace(c) || c == 0xFEFF)) {
        continue; // no document: the next test but one
      }
      assertEquals(expected(file), texts(file, 2));
    }
  }

  /** Rejects parts that lose or double the line at a cut, and lines longer than a buffer. */
  @Test
  void threadsShareAFileBetweenLines() throws IOException {
    SplittableRandom random = new SplittableRandom(20260107);
    StringBuilder text = new StringBuilder("\uFEFFfirst\n");
    for (int line = 0; line < 20_000; line++) {
      text.append("zeile ").append(line).append(" é".repeat(random.nextInt(100))).append("\r\n");
      if (line == 7000 || line == 13_000) {
        text.append("long ".repeat(300_000)).append('\n');
      }
    }
    Path file = Files.writeString(folder.resolve("long.txt"), text.append("no end"));
    List<String> expected = expected(file);
    assertEquals(20_004, expected.size());
    for (int threads : new int[] {1, 2, 7}) {
      List<Texts> parts = parts(file, threads);
      assertEquals(threads, parts.size());
      assertEquals(expected, texts(file, threads));
    }
    Files.writeString(file, "one line ".repeat(100_000));
    assertEquals(expected(file), texts(file, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \n\t\n", "\uFEFF\n", "\u3000\r\n"})
  void textWithoutDocumentsIsRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("blank.txt"), text);
    assertThrows(InputException.class, () -> texts(file, 2));
  }

  /**
   * Sequences of up to four bytes after a good line, drawn from the borders of table 3-7 of the
   * Unicode Standard: refused exactly where the general path refuses them, with its message.
   * Rejects overlong forms, surrogates and cut sequences taken for text.
   */
  @Test
  void whatIsNotUtf8IsRefusedAsInTheGeneralPath() throws IOException {
    int[] borders = {
      'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4,
      0xF5, 0xFF
    };
    SplittableRandom random = new SplittableRandom(20260109);
    Path file = folder.resolve("bytes.txt");
    for (int trial = 0; trial < 600; trial++) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      text.writeBytes("ok\n".getBytes(StandardCharsets.US_ASCII));
      // A lead byte, then bytes that may continue it: half of the trials are well-formed.
      int lead = borders[random.nextInt(borders.length)];
      text.write(lead);
      int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
      for (int i = more - random.nextInt(8) / 7; i > 0; i--) {
        text.write(
            random.nextInt(8) == 0 ? borders[random.nextInt(18)] : borders[2 + random.nextInt(6)]);
      }
      if (trial % 2 == 0) {
        text.write('\n');
      }
      Files.write(file, text.toByteArray());
      try {
        List<String> expected = expected(file);
        assertEquals(expected, texts(file, 1));
      } catch (InputException refused) {
        InputException also = assertThrows(InputException.class, () -> texts(file, 1));
        assertEquals(refused.getMessage(), also.getMessage());
        assertTrue(also.getMessage().contains("line 2"));
      }
    }
  }

  @Test
  void otherFilesGoTheGeneralWay() throws IOException {
    Path lines = Files.writeString(folder.resolve("a.jsonl"), "{\"text\": \"one\"}\n");
    assertEquals(List.of("one"), texts(lines, 2));
    Path packed = folder.resolve("packed.txt");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("two\nthree\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(List.of("two", "three"), texts(packed, 2));
    Files.delete(packed);
    Files.writeString(folder.resolve("b.txt"), "four\n");
    assertEquals(List.of("one", "four"), texts(folder, 2));
    assertEquals(List.of("four"), texts(folder.resolve("*.txt"), 2));
    Path uri = folder.resolve("b.txt");
    assertEquals(
        List.of("four"),
        CorpusText.read(new CorpusSource(uri.toUri().toString(), "auto", "text", ""), 2, Texts::new)
            .get(0)
            .texts);
  }
}
