package org.collapselab.jobs.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  private static String joined(String... signatures) {
    return Signatures.joined(new TreeSet<>(List.of(signatures)));
  }

  /** Rejects the first number for all, and ranges in the order of letters. */
  @Test
  void sizesThatDifferAreRanges() {
    assertEquals("types|n:1|tokens:120|v:1", joined("types|n:1|tokens:120|v:1"));
    assertEquals(
        "types|n:1|tokens:90..120|v:1",
        joined("types|n:1|tokens:120|v:1", "types|n:1|tokens:90|v:1", "types|n:1|tokens:100|v:1"));
    assertEquals(
        "x|c:5.0|rows:40+38..41|clusters:3..4|tokens:7|v:1",
        joined(
            "x|c:5.0|rows:40+38|clusters:4|tokens:7|v:1",
            "x|c:5.0|rows:40+41|clusters:3|tokens:7|v:1"));
  }

  @Test
  void signaturesThatDifferInMoreThanSizesAreTheFirst() {
    String first = "x|build:0a|tokens:7|v:1";
    assertEquals(first, joined(first, "x|build:0b|tokens:7|v:1"));
    assertEquals("x|tok:word|tokens:8|v:1", joined("x|tokens:7|v:1", "x|tok:word|tokens:8|v:1"));
    assertEquals("x|rows:4+5|v:1", joined("x|rows:4|v:1", "x|rows:4+5|v:1"));
  }

  /** The name of this one has a version of its own. */
  @Test
  void aKeyMayComeTwice() {
    assertEquals(
        "e|n:1|v:50257|tok:word|tokens:8..9|v:1",
        joined("e|n:1|v:50257|tok:word|tokens:8|v:1", "e|n:1|v:50257|tok:word|tokens:9|v:1"));
  }
}
