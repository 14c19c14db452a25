package org.collapselab.trainer.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  @Test
  void idsFollowDescendingCountsAfterTheSpecials() {
    Vocabulary vocabulary = Vocabulary.of(Map.of("rare", 1L, "the", 9L, "cat", 4L), 1, 0);
    assertEquals(List.of("<unk>", "<s>", "</s>", "the", "cat", "rare"), types(vocabulary));
    assertEquals(9, vocabulary.count(Vocabulary.FIRST_WORD));
    assertEquals(5, vocabulary.id("rare"));
    assertEquals(0, vocabulary.count(Vocabulary.UNKNOWN));
  }

  /**
   * U+FFED precedes U+1D4B3 in UTF-8 but follows its first UTF-16 unit: rejects String.compareTo.
   * Bytes above 0x7F follow ASCII: rejects signed bytes.
   */
  @Test
  void tiesAreOrderedByUtf8Bytes() {
    Vocabulary vocabulary =
        Vocabulary.of(Map.of("𝒳", 2L, "￭", 2L, "é", 2L, "z", 2L, "ab", 2L, "a", 2L), 1, 0);
    assertEquals(
        List.of("a", "ab", "z", "é", "￭", "𝒳"),
        types(vocabulary).subList(Vocabulary.FIRST_WORD, vocabulary.size()));
  }

  @Test
  void theOrderOfCountingDoesNotMatter() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      words.add("w" + i);
    }
    List<String> reference = null;
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(words, new Random(seed));
      Map<String, Long> counts = new LinkedHashMap<>();
      words.forEach(w -> counts.put(w, (long) (w.hashCode() & 7) + 1));
      List<String> types = types(Vocabulary.of(counts, 2, 1500));
      reference = reference == null ? types : reference;
      assertEquals(reference, types);
    }
    List<String> kept = reference.subList(Vocabulary.FIRST_WORD, reference.size());
    assertEquals(1500, kept.size());
    List<byte[]> ones = new ArrayList<>();
    for (String word : kept) {
      if ((word.hashCode() & 7) == 7) {
        ones.add(word.getBytes(StandardCharsets.UTF_8));
      }
    }
    for (int i = 1; i < ones.size(); i++) {
      assertTrue(Arrays.compareUnsigned(ones.get(i - 1), ones.get(i)) < 0);
    }
  }

  @Test
  void whatIsLeftOutCountsAsUnknown() {
    Map<String, Long> counts = Map.of("a", 5L, "b", 4L, "c", 3L, "d", 2L, "e", 1L, "<unk>", 7L);
    Vocabulary all = Vocabulary.of(counts, 1, 0);
    assertEquals(8, all.size());
    assertEquals(7, all.count(Vocabulary.UNKNOWN));
    Vocabulary frequent = Vocabulary.of(counts, 3, 0);
    assertEquals(List.of("a", "b", "c"), types(frequent).subList(3, 6));
    assertEquals(7 + 2 + 1, frequent.count(Vocabulary.UNKNOWN));
    Vocabulary small = Vocabulary.of(counts, 1, 2);
    assertEquals(List.of("a", "b"), types(small).subList(3, 5));
    assertEquals(7 + 3 + 2 + 1, small.count(Vocabulary.UNKNOWN));
  }

  @Test
  void unseenAndLiteralUnknownTokensEncodeAsUnknown() {
    Vocabulary vocabulary = Vocabulary.of(Map.of("a", 2L, "b", 1L), 1, 0);
    assertArrayEquals(
        new int[] {4, 0, 3, 0},
        Stream.of("b", "nowhere", "a", "<unk>").mapToInt(vocabulary::id).toArray());
    assertEquals(List.of("b", "<unk>", "a"), vocabulary.types(new int[] {4, 0, 3}));
  }

  @Test
  void reservedTokensAreRefused() {
    for (String reserved : List.of("<s>", "</s>")) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> Vocabulary.of(Map.of(reserved, 1L), 1, 0));
      assertTrue(refused.getMessage().contains(reserved));
    }
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(Map.of("a", 1L), 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Vocabulary.of(Map.of("a", 1L), 1, -1));
  }

  private static Vocabulary stored(List<String> types, long[] counts) {
    Lexicon lexicon = new Lexicon();
    types.forEach(lexicon::add);
    return Vocabulary.stored(lexicon, counts);
  }

  @Test
  void storedTypesComeBackWithTheirIds() {
    Vocabulary built = Vocabulary.of(Map.of("a", 2L, "b", 1L, "c", 1L), 1, 2);
    long[] counts = new long[built.size()];
    for (int id = 0; id < counts.length; id++) {
      counts[id] = built.count(id);
    }
    Vocabulary stored = stored(types(built), counts);
    assertEquals(types(built), types(stored));
    for (int id = 0; id < counts.length; id++) {
      assertEquals(built.count(id), stored.count(id));
      assertEquals(id, stored.id(built.type(id)));
    }
  }

  @Test
  void aStoredVocabularyIsChecked() {
    List<String> specials = Vocabulary.SPECIALS;
    assertThrows(IllegalArgumentException.class, () -> stored(List.of("a"), new long[1]));
    assertThrows(
        IllegalArgumentException.class, () -> stored(List.of("<s>", "<unk>", "</s>"), new long[3]));
    assertThrows(IllegalArgumentException.class, () -> stored(specials, new long[] {0, 0}));
    List<String> twice = new ArrayList<>(specials);
    twice.addAll(List.of("a", "b", "a"));
    assertThrows(IllegalArgumentException.class, () -> stored(twice, new long[6]));
  }

  @Test
  void aVocabularyTravels() throws Exception {
    Vocabulary vocabulary = Vocabulary.of(Map.of("a", 2L, "￭b", 1L), 1, 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(vocabulary);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Vocabulary read = (Vocabulary) in.readObject();
      assertEquals(types(vocabulary), types(read));
      assertEquals(4, read.id("￭b"));
    }
  }

  private static List<String> types(Vocabulary vocabulary) {
    int[] ids = new int[vocabulary.size()];
    for (int id = 0; id < ids.length; id++) {
      ids[id] = id;
    }
    return vocabulary.types(ids);
  }
}
