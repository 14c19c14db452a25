package org.collapselab.jobs.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.collapselab.jobs.base.InputException;
import org.collapselab.jobs.corpus.HumanSplit.Side;
import org.junit.jupiter.api.Test;

class HumanSplitTest {

  /**
   * Python 3: {@code int.from_bytes(sha256(struct.pack('>q', seed) + key.encode()).digest()[:8],
   * 'big') >> 11 < share * 2**53}. Rejects hashCode, a seed that is left out, another byte order.
   */
  @Test
  void sidesAreThoseOfTheDocumentedHash() {
    List<HumanDocument> documents = new ArrayList<>();
    for (int d = 0; d < 12; d++) {
      documents.add(document("document " + d));
    }
    documents.add(document("é漢￭👍"));
    assertArrayEquals(
        new int[] {3, 4, 11}, HumanSplit.split(documents, 0.5, 42).documents(Side.HELD_OUT));
    assertArrayEquals(
        new int[] {3, 6, 7, 10, 11, 12},
        HumanSplit.split(documents, 0.3, -7).documents(Side.HELD_OUT));
  }

  @Test
  void duplicatesNeverStraddle() {
    List<HumanDocument> documents = repetitive(5000, 900);
    HumanSplit split = HumanSplit.split(documents, 0.3, 1);
    Set<String> trained = texts(documents, split.documents(Side.TRAIN));
    Set<String> heldOut = texts(documents, split.documents(Side.HELD_OUT));
    assertTrue(Collections.disjoint(trained, heldOut));
    assertFalse(heldOut.isEmpty());
    assertEquals(0, split.count(Side.DROPPED)); // the text is the key
  }

  @Test
  void duplicatesInTrainingAreKept() {
    List<HumanDocument> documents = Collections.nCopies(7, document("again"));
    HumanSplit split = HumanSplit.split(documents, 0, 1);
    assertEquals(7, split.count(Side.TRAIN));
  }

  /** Rejects a split by position, by a sequence of draws, or by what was seen before. */
  @Test
  void theSideOfADocumentDoesNotDependOnOrderOrOnOthers() {
    List<HumanDocument> documents = glosses(3000);
    HumanSplit split = HumanSplit.split(documents, 0.25, 99);
    Map<HumanDocument, Side> sides = new HashMap<>();
    for (int d = 0; d < documents.size(); d++) {
      sides.put(documents.get(d), split.side(d));
    }
    List<HumanDocument> shuffled = new ArrayList<>(documents);
    Collections.shuffle(shuffled, new Random(5));
    HumanSplit again = HumanSplit.split(shuffled, 0.25, 99);
    for (int d = 0; d < shuffled.size(); d++) {
      assertEquals(sides.get(shuffled.get(d)), again.side(d));
    }
    List<HumanDocument> half = shuffled.subList(0, shuffled.size() / 2);
    HumanSplit fewer = HumanSplit.split(half, 0.25, 99);
    for (int d = 0; d < half.size(); d++) {
      boolean trains = sides.get(half.get(d)) == Side.TRAIN;
      assertEquals(trains, fewer.side(d) == Side.TRAIN);
    }
  }

  @Test
  void aGlossStaysTogetherAndTextsOnBothSidesAreDropped() {
    List<HumanDocument> documents = glosses(3000);
    HumanSplit split = HumanSplit.split(documents, 0.25, 99);
    Map<String, Boolean> trains = new HashMap<>();
    for (int d = 0; d < documents.size(); d++) {
      boolean train = split.side(d) == Side.TRAIN;
      Boolean other = trains.putIfAbsent(documents.get(d).splitKey(), train);
      assertTrue(other == null || other == train);
    }
    Set<String> trained = texts(documents, split.documents(Side.TRAIN));
    for (int d : split.documents(Side.HELD_OUT)) {
      assertFalse(trained.contains(documents.get(d).text()));
    }
    for (int d : split.documents(Side.DROPPED)) {
      assertTrue(trained.contains(documents.get(d).text()));
    }
    assertTrue(split.count(Side.DROPPED) > 0);
    assertEquals(
        documents.size(),
        split.count(Side.TRAIN) + split.count(Side.HELD_OUT) + split.count(Side.DROPPED));
  }

  /** Binomial: |z| < 4.5 over 20,000 distinct keys. */
  @Test
  void theShareIsThatOfTheKeys() {
    List<HumanDocument> documents = new ArrayList<>();
    for (int d = 0; d < 20_000; d++) {
      documents.add(document("text " + d));
    }
    for (double share : new double[] {0.01, 0.1, 0.5, 0.9}) {
      int held = HumanSplit.split(documents, share, 3).count(Side.HELD_OUT);
      double z = (held - 20_000 * share) / Math.sqrt(20_000 * share * (1 - share));
      assertTrue(Math.abs(z) < 4.5, "share " + share + ": z = " + z);
    }
  }

  @Test
  void aLargerShareHoldsOutASuperset() {
    List<HumanDocument> documents = repetitive(2000, 2000);
    HumanSplit small = HumanSplit.split(documents, 0.1, 8);
    HumanSplit large = HumanSplit.split(documents, 0.4, 8);
    for (int d : small.documents(Side.HELD_OUT)) {
      assertEquals(Side.HELD_OUT, large.side(d));
    }
  }

  @Test
  void anotherSeedIsAnotherSplit() {
    List<HumanDocument> documents = repetitive(2000, 2000);
    int[] one = HumanSplit.split(documents, 0.2, 1).documents(Side.HELD_OUT);
    int[] two = HumanSplit.split(documents, 0.2, 2).documents(Side.HELD_OUT);
    assertFalse(java.util.Arrays.equals(one, two));
  }

  @Test
  void aSplitThatLeavesNothingToTrainOnIsRefused() {
    assertThrows(InputException.class, () -> HumanSplit.split(List.of(), 0.1, 1));
    List<HumanDocument> one = List.of(document("document 3"));
    assertThrows(InputException.class, () -> HumanSplit.split(one, 0.5, 42));
    for (double share : new double[] {-0.1, 1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> HumanSplit.split(one, share, 1));
    }
  }

  private static HumanDocument document(String text) {
    return new HumanDocument(text, "", text);
  }

  private static List<HumanDocument> repetitive(int size, int distinct) {
    Random random = new Random(17);
    List<HumanDocument> documents = new ArrayList<>();
    for (int d = 0; d < size; d++) {
      documents.add(document("text " + random.nextInt(distinct)));
    }
    return documents;
  }

  /** Three documents to a gloss; their texts occur under several glosses. */
  private static List<HumanDocument> glosses(int size) {
    Random random = new Random(18);
    List<HumanDocument> documents = new ArrayList<>();
    for (int d = 0; d < size; d++) {
      documents.add(new HumanDocument("text " + random.nextInt(size), "", "gloss " + d / 3));
    }
    return documents;
  }

  private static Set<String> texts(List<HumanDocument> documents, int[] ids) {
    Set<String> texts = new HashSet<>();
    for (int d : ids) {
      texts.add(documents.get(d).text());
    }
    return texts;
  }
}
