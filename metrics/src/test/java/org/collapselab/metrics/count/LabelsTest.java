package org.collapselab.metrics.count;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;

class LabelsTest {

  private static Passage passage() {
    Documents.Builder text = new Documents.Builder();
    text.add(new int[] {3, 4}, true);
    text.add(new int[] {5}, true);
    text.add(new int[] {3, 3, 3}, true);
    Labels.Builder labels = new Labels.Builder();
    labels.add("sea");
    labels.add("");
    labels.add("town");
    return Texts.passage(text.build()).with(labels.build());
  }

  private static int[] topics(Passage passage) {
    return passage.labels().orElseThrow().topics();
  }

  /** Rejects labels that stay where they were while documents move. */
  @Test
  void labelsFollowTheirDocuments() {
    assertArrayEquals(new int[] {0, -1, 1}, topics(passage()));
    assertArrayEquals(new int[] {1, 1, 0}, topics(passage().select(new int[] {2, 2, 0})));
    assertArrayEquals(new int[] {0, -1, 1}, topics(passage().prefix(4))); // the third is cut
    assertArrayEquals(new int[] {0, -1}, topics(passage().prefix(3)));
    Vectors vectors = new Vectors(new double[][] {{1}, {2}, {3}}, "given");
    assertArrayEquals(new int[] {0, -1, 1}, topics(passage().with(vectors)));
  }

  @Test
  void equalLabelsHaveOneNumberAndNoneIsNone() {
    Labels.Builder labels = new Labels.Builder();
    for (String topic : new String[] {"b", "a", "", "b"}) {
      labels.add(topic);
    }
    assertArrayEquals(new int[] {0, 1, Labels.NONE, 0}, labels.build().topics());
    assertTrue(labels.build().any());
    assertFalse(Labels.none(3).any());
    assertEquals(Optional.empty(), Texts.passage(Documents.NONE).labels());
  }
}
