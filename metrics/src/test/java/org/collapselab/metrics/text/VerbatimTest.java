package org.collapselab.metrics.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** Copies found against those that comparing everything with everything finds. */
class VerbatimTest {

  private static Documents documents(int[]... documents) {
    Documents.Builder builder = new Documents.Builder();
    for (int[] document : documents) {
      builder.add(document, true);
    }
    return builder.build();
  }

  private static boolean at(int[] document, int[] source, int from) {
    return from + document.length <= source.length
        && Arrays.equals(document, 0, document.length, source, from, from + document.length);
  }

  private static Verbatim.Found byComparison(Documents source, Documents text) {
    long documents = 0;
    long whole = 0;
    long inside = 0;
    for (int d = 0; d < text.size(); d++) {
      int[] document = text.document(d);
      boolean equal = false;
      boolean found = false;
      for (int s = 0; s < source.size(); s++) {
        int[] other = source.document(s);
        equal |= Arrays.equals(document, other);
        for (int from = 0; from < other.length; from++) {
          found |= at(document, other, from);
        }
      }
      documents += document.length > 0 ? 1 : 0;
      whole += document.length > 0 && equal ? 1 : 0;
      inside += document.length > 0 && found ? 1 : 0;
    }
    return new Verbatim.Found(documents, whole, inside);
  }

  private static double ngramsByComparison(Documents source, Documents text, int n) {
    long total = 0;
    long copied = 0;
    for (int d = 0; d < text.size(); d++) {
      for (int p = 0; p + n <= text.length(d); p++) {
        int[] ngram = Arrays.copyOfRange(text.document(d), p, p + n);
        boolean found = false;
        for (int s = 0; s < source.size(); s++) {
          for (int from = 0; from < source.length(s); from++) {
            found |= at(ngram, source.document(s), from);
          }
        }
        total++;
        copied += found ? 1 : 0;
      }
    }
    return (double) copied / total;
  }

  /** Documents of up to 7 tokens of few types, so that much is found, also across documents. */
  private static Documents random(int item, int documents, int types) {
    Stream random = new Address(5, 0, Purpose.GENERATE, types).stream(item);
    Documents.Builder text = new Documents.Builder();
    for (int d = 0; d < documents; d++) {
      long tokens = random.nextLong(8);
      for (int i = 0; i < tokens; i++) {
        text.token(3 + (int) random.nextLong(types));
      }
      text.end(true);
    }
    return text.build();
  }

  /**
   * Rejects an automaton that forgets what a longer match ends with, one that goes on into the next
   * document, and one that takes an excerpt for a whole document.
   */
  @Test
  void documentsAreThoseThatComparisonFinds() {
    for (int types = 1; types <= 5; types++) {
      for (int item = 0; item < 20; item++) {
        Documents source = random(2 * item, 15, types);
        Documents text = random(2 * item + 1, 30, types);
        assertEquals(byComparison(source, text), Verbatim.documents(source, text));
      }
    }
  }

  /** Rejects counting types for occurrences, and n-grams across documents. */
  @Test
  void ngramsAreThoseThatComparisonFinds() {
    for (int types = 1; types <= 5; types++) {
      for (int n = 1; n <= 5; n++) {
        Documents source = random(1, 15, types);
        Documents text = random(2, 30, types);
        assertEquals(
            ngramsByComparison(source, text, n),
            Verbatim.ngrams(source, text, n).orElseThrow(),
            1e-15);
      }
    }
  }

  @Test
  void documentsByHand() {
    Documents human = documents(new int[] {3, 4, 5, 6}, new int[] {7, 8});
    Documents text =
        documents(
            new int[] {3, 4, 5, 6}, // whole
            new int[] {4, 5}, // inside
            new int[] {6, 7}, // across
            new int[] {3, 4, 5, 6, 7}, // longer
            new int[] {});
    assertEquals(new Verbatim.Found(4, 1, 2), Verbatim.documents(human, text));
    assertEquals(7 / 9.0, Verbatim.ngrams(human, text, 2).orElseThrow(), 1e-15);
    assertTrue(Verbatim.ngrams(human, text, 6).isEmpty());
    assertEquals(0, Verbatim.ngrams(Documents.NONE, text, 2).orElseThrow());
  }
}
