package org.collapselab.trainer.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collapselab.trainer.ngram.Texts;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NGramCountsTest {

  /** Rejects: n-grams across documents, a lost {@code </s>}, padding with several {@code <s>}. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void countsEqualBruteForce(int order) {
    for (boolean boundaries : new boolean[] {true, false}) {
      for (Documents text : List.of(Texts.random(1, 200, 20), spread(Texts.random(2, 40, 20)))) {
        NGramCounts counts = NGramCounts.count(text, order, boundaries);
        for (int j = 1; j <= order; j++) {
          assertEquals(bruteForce(text, j, boundaries), listed(counts, j));
        }
      }
    }
  }

  /** The text with token ids so far apart that they are many more than its tokens. */
  private static Documents spread(Documents text) {
    Documents.Builder spread = new Documents.Builder();
    for (int d = 0; d < text.size(); d++) {
      spread.add(Arrays.stream(text.document(d)).map(t -> t * t * 1000).toArray(), text.closed(d));
    }
    return spread.build();
  }

  /**
   * Texts of many segments. Rejects: names of one segment read as another's, a type split between
   * threads, positions lost where segments are moved together. One token alone, and tokens that
   * hardly repeat, make groups of every size.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 40, 5_000, 3_000_000})
  void anyNumberOfThreadsGivesTheSameCounts(int words) {
    for (boolean boundaries : new boolean[] {true, false}) {
      Documents text = Texts.random(7, 60_000, words);
      NGramCounts one = NGramCounts.count(text, 4, boundaries);
      assertEquals(text.tokens() + (boundaries ? text.size() + text.ends() : 0), one.total(1));
      for (int threads : new int[] {2, 3, 7}) {
        assertEquals(one, NGramCounts.count(text, 4, boundaries, threads));
      }
      NGramCounts parts = NGramCounts.count(Texts.part(text, 0, 29_000), 4, boundaries);
      NGramCounts rest = NGramCounts.count(Texts.part(text, 29_000, 60_000), 4, boundaries, 2);
      assertEquals(one, parts.merge(rest));
    }
    assertThrows(
        IllegalArgumentException.class, () -> NGramCounts.count(Documents.NONE, 2, true, 0));
  }

  @Test
  void suffixesAndChildrenAreLinked() {
    NGramCounts counts = NGramCounts.count(Texts.random(2, 200, 20), 4, true);
    for (int j = 2; j <= 4; j++) {
      List<List<Integer>> types = new ArrayList<>(listed(counts, j).keySet());
      List<List<Integer>> shorter = new ArrayList<>(listed(counts, j - 1).keySet());
      for (int t = 0; t < types.size(); t++) {
        List<Integer> type = types.get(t);
        assertEquals(type.subList(1, j), shorter.get(counts.suffix(j, t)));
        int context = shorter.indexOf(type.subList(0, j - 1));
        assertEquals(t, counts.child(j, context, type.get(j - 1)));
        assertTrue(counts.first(j, context) <= t && t < counts.first(j, context + 1));
      }
    }
    assertEquals(-1, counts.child(1, 0, 1000));
  }

  @Test
  void emptyIsTheIdentityOfMerge() {
    NGramCounts some = NGramCounts.count(Texts.random(3, 50, 20), 3, true);
    NGramCounts none = NGramCounts.count(Documents.NONE, 3, true);
    assertEquals(some, some.merge(none));
    assertEquals(some, none.merge(some));
    assertEquals(none, none.merge(none));
  }

  @Test
  void splitEqualsWholeInAnyOrder() {
    for (boolean boundaries : new boolean[] {true, false}) {
      Documents text = Texts.random(4, 300, 40);
      NGramCounts whole = NGramCounts.count(text, 4, boundaries);
      NGramCounts a = NGramCounts.count(Texts.part(text, 0, 10), 4, boundaries);
      NGramCounts b = NGramCounts.count(Texts.part(text, 10, 180), 4, boundaries);
      NGramCounts c = NGramCounts.count(Texts.part(text, 180, 300), 4, boundaries);
      assertEquals(whole, a.merge(b).merge(c));
      assertEquals(whole, c.merge(a.merge(b)));
      assertEquals(whole, b.merge(c).merge(a));
    }
  }

  @Test
  void contextsWithoutContinuationAreEmptyRuns() {
    Documents.Builder text = new Documents.Builder();
    text.add(new int[] {3, 4}, false);
    text.add(new int[0], false);
    NGramCounts counts = NGramCounts.count(text.build(), 3, true);
    assertEquals(3, counts.types(1)); // <s>, 3, 4
    assertEquals(2, counts.count(1, counts.child(1, 0, Vocabulary.BEGIN)));
    int four = counts.child(1, 0, 4);
    assertEquals(counts.first(2, four), counts.first(2, four + 1));
    assertEquals(1, counts.types(3));
  }

  @Test
  void countsOfDifferentKindsDoNotMerge() {
    Documents text = Texts.random(6, 10, 5);
    NGramCounts two = NGramCounts.count(text, 2, true);
    assertThrows(IllegalArgumentException.class, () -> two.merge(NGramCounts.count(text, 3, true)));
    assertThrows(
        IllegalArgumentException.class, () -> two.merge(NGramCounts.count(text, 2, false)));
    assertThrows(IllegalArgumentException.class, () -> NGramCounts.count(text, 8, true));
  }

  /** N-grams by their token ids, in lexicographic order. */
  private static Map<List<Integer>, Long> bruteForce(Documents text, int n, boolean boundaries) {
    Map<List<Integer>, Long> counts = new TreeMap<>(NGramCountsTest::compare);
    for (int d = 0; d < text.size(); d++) {
      List<Integer> tokens = new ArrayList<>();
      if (boundaries) {
        tokens.add(Vocabulary.BEGIN);
      }
      Arrays.stream(text.document(d)).forEach(tokens::add);
      if (boundaries && text.closed(d)) {
        tokens.add(Vocabulary.END);
      }
      for (int i = 0; i + n <= tokens.size(); i++) {
        counts.merge(List.copyOf(tokens.subList(i, i + n)), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Map<List<Integer>, Long> listed(NGramCounts counts, int n) {
    List<List<Integer>> contexts = List.of(List.of());
    for (int j = 1; ; j++) {
      List<List<Integer>> types = new ArrayList<>();
      for (int c = 0; c < contexts.size(); c++) {
        for (int t = counts.first(j, c); t < counts.first(j, c + 1); t++) {
          List<Integer> type = new ArrayList<>(contexts.get(c));
          type.add(counts.token(j, t));
          types.add(type);
        }
      }
      assertEquals(counts.types(j), types.size());
      if (j == n) {
        Map<List<Integer>, Long> listed = new TreeMap<>(NGramCountsTest::compare);
        for (int t = 0; t < types.size(); t++) {
          listed.put(types.get(t), counts.count(n, t));
        }
        assertEquals(types, new ArrayList<>(listed.keySet()), "lexicographic order");
        return listed;
      }
      contexts = types;
    }
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!a.get(i).equals(b.get(i))) {
        return a.get(i) - b.get(i);
      }
    }
    return a.size() - b.size();
  }

  /** Rejects ranks taken for tokens, and a special token whose number moved. */
  @Test
  void aTextFarSmallerThanItsVocabularyHasTheCountsOfALargeOne() {
    for (int order : new int[] {1, 3}) {
      Documents.Builder apart = new Documents.Builder();
      Documents small = Texts.random(4, 20, 9);
      for (int d = 0; d < small.size(); d++) {
        int[] document = small.document(d);
        for (int i = 0; i < document.length; i++) {
          document[i] = document[i] < 5 ? document[i] : 100_000 + 1000 * document[i];
        }
        apart.add(document, small.closed(d));
      }
      NGramCounts expected = NGramCounts.count(small, order, true);
      NGramCounts counts = NGramCounts.count(apart.build(), order, true);
      for (int j = 1; j <= order; j++) {
        assertEquals(expected.types(j), counts.types(j));
        for (int t = 0; t < counts.types(j); t++) {
          int token = expected.token(j, t);
          assertEquals(token < 5 ? token : 100_000 + 1000 * token, counts.token(j, t));
          assertEquals(expected.count(j, t), counts.count(j, t));
          assertEquals(expected.suffix(j, t), counts.suffix(j, t));
        }
      }
    }
  }
}
