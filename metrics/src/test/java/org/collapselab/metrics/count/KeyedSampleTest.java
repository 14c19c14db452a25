package org.collapselab.metrics.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sample that metrics share. */
class KeyedSampleTest {

  @Test
  void hasItsSizeAscendsAndIsAllOfFewDocuments() {
    for (int documents : new int[] {0, 1, 999, 1000, 1001, 20_000}) {
      int[] sample = KeyedSample.of(documents, 1000, 0);
      assertEquals(Math.min(1000, documents), sample.length);
      assertTrue(IntStream.range(1, sample.length).allMatch(i -> sample[i - 1] < sample[i]));
      assertTrue(Arrays.stream(sample).allMatch(d -> d >= 0 && d < documents));
    }
    assertArrayEquals(new int[] {0, 1, 2}, KeyedSample.of(3, 1000, 0));
  }

  /** Keys are of documents, so that a longer text only takes places from others. */
  @Test
  void whatALongerTextKeepsIsOfTheShorterSample() {
    Set<Integer> shorter =
        Arrays.stream(KeyedSample.of(5000, 1000, 0)).boxed().collect(Collectors.toSet());
    Set<Integer> kept =
        Arrays.stream(KeyedSample.of(10_000, 1000, 0))
            .filter(d -> d < 5000)
            .boxed()
            .collect(Collectors.toSet());
    assertTrue(shorter.containsAll(kept));
    assertTrue(kept.size() > 400 && kept.size() < 600); // 500 expected, 6 standard deviations
    assertEquals(1000, new HashSet<>(shorter).size());
  }
}
