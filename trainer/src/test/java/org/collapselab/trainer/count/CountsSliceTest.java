package org.collapselab.trainer.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.collapselab.trainer.ngram.Texts;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsSliceTest {

  private static final int WORDS = 40;
  private static final int DOCUMENTS = 300;

  /**
   * Rejects: types of a context lost at a border, starts or counts that are not moved to the
   * slice's own numbering and back, a suffix looked for in another slice's numbering.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 60})
  void slicesOfAllRangesJoinToTheWhole(int ranges) {
    for (boolean boundaries : new boolean[] {true, false}) {
      for (int order : new int[] {1, 2, 5}) {
        NGramCounts counts = NGramCounts.count(text(), order, boundaries);
        assertEquals(counts, NGramCounts.join(slices(counts, ranges)));
      }
    }
  }

  /** Rejects: contexts between two threads' shares left out, one order begun before the last. */
  @Test
  void anyNumberOfThreadsJoinsToTheSameCounts() {
    NGramCounts counts = NGramCounts.count(Texts.random(2, 60_000, 5_000), 4, true, 2);
    List<CountsSlice> slices = List.of(counts.slice(0, 9), counts.slice(9, Integer.MAX_VALUE));
    for (int threads : new int[] {1, 2, 7}) {
      assertEquals(counts, NGramCounts.join(slices, threads));
    }
    List<CountsSlice> rest = slices.subList(1, 2);
    assertThrows(IllegalArgumentException.class, () -> NGramCounts.join(rest, 3));
  }

  /** Rejects: merged slices that depend on which part came first, or on the number of parts. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void partsOfSlicesGiveTheWhole(int parts) {
    for (boolean boundaries : new boolean[] {true, false}) {
      NGramCounts whole = NGramCounts.count(text(), 4, boundaries);
      for (int ranges : new int[] {1, 3, 60}) {
        List<CountsSlice> sums = slices(NGramCounts.count(Documents.NONE, 4, boundaries), ranges);
        for (int part = parts - 1; part >= 0; part--) {
          NGramCounts counts = NGramCounts.count(part(part, parts), 4, boundaries);
          List<CountsSlice> slices = slices(counts, ranges);
          for (int r = 0; r < ranges; r++) {
            sums.set(r, slices.get(r).merge(sums.get(r)));
          }
        }
        assertEquals(slices(whole, ranges), sums);
        assertEquals(whole, NGramCounts.join(sums));
      }
    }
  }

  /** By hand: a b a, and no boundaries. */
  @Test
  void aSliceHoldsTheTypesOfItsFirstTokens() {
    Documents.Builder text = new Documents.Builder();
    text.add(new int[] {3, 4, 3}, true);
    NGramCounts counts = NGramCounts.count(text.build(), 2, false);
    CountsSlice three = counts.slice(0, 4);
    assertEquals(1, three.counts().types(1));
    assertEquals(2, three.counts().cumulative(1)[1]);
    assertEquals(1, three.counts().types(2)); // 3 4
    assertEquals(4, three.counts().tokens(2)[0]);
    assertEquals(0, counts.slice(5, 9).counts().types(1));
    assertEquals(2, counts.slice(3, 5).counts().types(2));
  }

  @Test
  void slicesThatDoNotFitAreRefused() {
    NGramCounts counts = NGramCounts.count(text(), 3, true);
    CountsSlice low = counts.slice(0, 9);
    CountsSlice high = counts.slice(9, 1000);
    assertThrows(IllegalArgumentException.class, () -> low.merge(high));
    assertThrows(IllegalArgumentException.class, () -> counts.slice(9, 8));
    assertThrows(IllegalArgumentException.class, () -> NGramCounts.join(List.of()));
    assertThrows(IllegalArgumentException.class, () -> NGramCounts.join(List.of(high, low)));
    assertThrows(IllegalArgumentException.class, () -> NGramCounts.join(List.of(low)));
    CountsSlice other = NGramCounts.count(text(), 2, true).slice(0, 9);
    assertThrows(IllegalArgumentException.class, () -> low.merge(other));
    assertThrows(IllegalArgumentException.class, () -> NGramCounts.join(List.of(other, high)));
  }

  /** Slices of equal ranges of token ids, the last one open above. */
  private static List<CountsSlice> slices(NGramCounts counts, int ranges) {
    int tokens = Vocabulary.FIRST_WORD + WORDS;
    List<CountsSlice> slices = new ArrayList<>();
    for (int r = 0; r < ranges; r++) {
      int to = r == ranges - 1 ? Integer.MAX_VALUE : tokens * (r + 1) / ranges;
      slices.add(counts.slice(tokens * r / ranges, to));
    }
    return slices;
  }

  private static Documents text() {
    return Texts.random(1, DOCUMENTS, WORDS);
  }

  private static Documents part(int part, int parts) {
    return Texts.part(text(), DOCUMENTS * part / parts, DOCUMENTS * (part + 1) / parts);
  }
}
