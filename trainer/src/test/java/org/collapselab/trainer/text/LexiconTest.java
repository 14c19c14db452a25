package org.collapselab.trainer.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LexiconTest {

  /**
   * Against a hash map, over many growths of all three arrays, with lengths from 0 and equal
   * prefixes. Rejects a table that loses types when it grows, or compares hashes only.
   */
  @Test
  void idsAreThoseOfAMapInOrderOfAppearance() {
    SplittableRandom random = new SplittableRandom(20260105);
    Lexicon lexicon = new Lexicon();
    Map<String, Integer> expected = new HashMap<>();
    List<String> types = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      String token = Integer.toString(random.nextInt(1 << random.nextInt(18)), 2 + i % 3);
      token = i % 1000 == 0 ? "" : i % 7 == 0 ? "é" + token : token;
      if (expected.putIfAbsent(token, types.size()) == null) {
        types.add(token);
      }
      byte[] around = ("<" + token + ">").getBytes(StandardCharsets.UTF_8);
      assertEquals(expected.get(token), lexicon.add(around, 1, around.length - 1));
    }
    assertEquals(types.size(), lexicon.size());
    for (int id = 0; id < types.size(); id++) {
      byte[] utf8 = types.get(id).getBytes(StandardCharsets.UTF_8);
      assertEquals(types.get(id), lexicon.type(id));
      assertArrayEquals(utf8, lexicon.utf8(id));
      assertEquals(id, lexicon.find(utf8, 0, utf8.length));
    }
    assertEquals(-1, lexicon.find(new byte[] {'-'}, 0, 1));
    assertEquals(types.size(), lexicon.size(), "find must not add");
  }

  /**
   * "Aa" and "BB" have equal polynomials; short tokens differ by zero bytes only. Rejects a look-up
   * that trusts the polynomial, and short keys without their length.
   */
  @Test
  void typesOfEqualKeysAreDistinct() {
    Lexicon lexicon = new Lexicon();
    List<String> tokens =
        List.of(
            "",
            "\0",
            "\0\0",
            "\0a",
            "a",
            "a\0",
            "sevenby",
            "\0sevenby",
            "sevenbyt",
            "\u0001",
            "AaAaAaAa",
            "AaBBAaAa",
            "BBAaAaAa",
            "BBBBBBBB",
            "\u007f\u007f\u007f\u007f\u007f\u007f\u007f");
    for (String token : tokens) {
      lexicon.add(token);
    }
    assertEquals(tokens.size(), lexicon.size());
    for (int id = 0; id < tokens.size(); id++) {
      assertEquals(id, lexicon.add(tokens.get(id)));
    }
  }

  /** Two lexicons joined in order are the one of the whole text. */
  @Test
  void partsJoinToTheWhole() {
    Lexicon first = lexicon("the", "cat", "sat");
    Lexicon second = lexicon("cat", "the", "dog");
    Lexicon joined = new Lexicon();
    assertArrayEquals(new int[] {0, 1, 2}, joined.addAll(first));
    assertArrayEquals(new int[] {1, 0, 3}, joined.addAll(second));
    assertArrayEquals(new int[] {1, 0, -1}, first.findAll(second));
    assertEquals("dog", joined.type(3));
    assertEquals(3, first.size());
  }

  private static Lexicon lexicon(String... types) {
    Lexicon lexicon = new Lexicon();
    for (String type : types) {
      lexicon.add(type);
    }
    return lexicon;
  }
}
