package org.collapselab.metrics.count;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.random.Stream;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class DocumentCountsTest {

  @Test
  void countsByHand() {
    Documents.Builder text = new Documents.Builder();
    text.add(new int[] {3, 4, 0}, true);
    text.add(new int[] {3, 4}, true);
    text.add(new int[] {3, 4, 0}, false); // the same tokens, cut
    text.add(new int[] {}, true);
    text.add(new int[] {}, true);
    assertEquals(new DocumentCounts(5, 3, 8, 2), DocumentCounts.of(text.build()));
    assertEquals(new DocumentCounts(0, 0, 0, 0), DocumentCounts.of(Documents.NONE));
  }

  @Test
  void distinctDocumentsAreThoseOfASet() {
    Stream random = new Address(3, 0, Purpose.GENERATE, 0).stream(0);
    Documents.Builder builder = new Documents.Builder();
    Set<List<Integer>> set = new HashSet<>();
    for (int d = 0; d < 20_000; d++) {
      int[] document = new int[(int) random.nextLong(5)];
      for (int i = 0; i < document.length; i++) {
        document[i] = (int) random.nextLong(12);
      }
      builder.add(document, true);
      set.add(Arrays.stream(document).boxed().toList());
    }
    assertEquals(set.size(), DocumentCounts.of(builder.build()).distinct());
  }
}
