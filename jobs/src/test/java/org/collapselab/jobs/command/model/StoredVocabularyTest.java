package org.collapselab.jobs.command.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredVocabularyTest {

  private static final String SPECIALS = "count\ttype\n1\t<unk>\n0\t<s>\n0\t</s>\n";

  private static Vocabulary read(String file) throws IOException {
    return StoredVocabulary.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  /** Types that would break lines and columns. Rejects escapes that are not undone exactly. */
  @Test
  void anyTypeIsReadAsItWasWritten() throws IOException {
    Map<String, Long> counts =
        Map.of(
            "\n", 9L, "\t", 8L, "\\n", 7L, "\\", 6L, "\r\n", 5L, " a\\", 4L, "é漢𝒳", 3L, "\\\\t",
            2L);
    Vocabulary written = Vocabulary.of(counts, 1, 0);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    StoredVocabulary.write(written, file);
    Vocabulary read = StoredVocabulary.read(new ByteArrayInputStream(file.toByteArray()));
    assertEquals(written.size(), read.size());
    for (int id = 0; id < read.size(); id++) {
      assertEquals(written.type(id), read.type(id));
      assertEquals(written.count(id), read.count(id));
      assertEquals(id, read.id(written.type(id)));
    }
    String text = file.toString(StandardCharsets.UTF_8);
    assertEquals(written.size() + 1, text.lines().count());
    assertEquals("9\t\\n", text.lines().skip(4).findFirst().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\t3\n",
        "3x\n",
        "\tx\n",
        "-3\tx\n",
        "3\tx",
        "99999999999999999999\tx\n",
        "3\t<s>\n",
        "\n"
      })
  void brokenLineIsNamed(String line) {
    IOException refused = assertThrows(IOException.class, () -> read(SPECIALS + line));
    assertEquals(
        "line 5 of a vocabulary must be a count, a tab and a new type", refused.getMessage());
  }

  @Test
  void fileOfAnotherKindIsRefused() {
    assertThrows(IOException.class, () -> read(""));
    assertThrows(IOException.class, () -> read("type\tcount\n"));
    assertThrows(IllegalArgumentException.class, () -> read("count\ttype\n1\ta\n"));
  }
}
