package org.collapselab.metrics.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

/** Repetition against sets of lists. */
class RepetitionTest {

  private static Documents random(int documents, int types) {
    Stream random = new Address(6, 0, Purpose.GENERATE, types).stream(documents);
    Documents.Builder text = new Documents.Builder();
    for (int d = 0; d < documents; d++) {
      long tokens = random.nextLong(30);
      for (int i = 0; i < tokens; i++) {
        text.token(3 + (int) random.nextLong(types));
      }
      text.end(true);
    }
    return text.build();
  }

  private static List<List<Integer>> ngrams(int[] tokens, int n) {
    List<Integer> all = Arrays.stream(tokens).boxed().toList();
    List<List<Integer>> ngrams = new ArrayList<>();
    for (int p = 0; p + n <= all.size(); p++) {
      ngrams.add(all.subList(p, p + n));
    }
    return ngrams;
  }

  /**
   * Rejects tables that keep n-grams of the document before, and a prefix that reads on or that
   * shorter documents enter.
   */
  @Test
  void seqRepIsThatOfSets() {
    for (int types : new int[] {1, 2, 10, 1000}) {
      Documents text = random(40, types);
      for (int prefix : new int[] {4, 10, Integer.MAX_VALUE}) {
        int least = prefix == Integer.MAX_VALUE ? 4 : prefix;
        double[] actual = Repetition.within(text, 4, least, prefix);
        for (int n = 1; n <= 4; n++) {
          double sum = 0;
          int documents = 0;
          for (int d = 0; d < text.size(); d++) {
            if (text.length(d) >= least) {
              int[] first = Arrays.copyOf(text.document(d), Math.min(prefix, text.length(d)));
              List<List<Integer>> all = ngrams(first, n);
              sum += 1 - (double) new HashSet<>(all).size() / all.size();
              documents++;
            }
          }
          assertEquals(sum / documents, actual[n - 1], 1e-12);
        }
      }
    }
  }

  /** Rejects n-grams that stop at the ends of documents. */
  @Test
  void diversityIsOfJoinedDocuments() {
    Documents text = random(20, 5);
    int[] joined = new int[text.tokens()];
    Arrays.setAll(joined, text::token);
    double sum = 0;
    for (int n = 1; n <= 4; n++) {
      sum += (double) new HashSet<>(ngrams(joined, n)).size() / (joined.length - n + 1);
    }
    assertEquals(sum, Repetition.diversity(text, 4).orElseThrow(), 1e-12);
    assertTrue(Repetition.diversity(Documents.NONE, 4).isEmpty());
  }
}
