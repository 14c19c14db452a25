package org.collapselab.trainer.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  /** Rejects offsets that start anew with each part, and ends that are lost. */
  @Test
  void partsAreJoinedInOrderWithTheirNewIds() {
    Documents.Builder first = new Documents.Builder();
    first.add(new int[] {0, 1}, true);
    first.add(new int[] {}, false);
    Documents.Builder second = new Documents.Builder();
    second.add(new int[] {0}, false);
    second.add(new int[] {1, 0, 1}, true);
    Documents joined =
        Documents.joined(
            List.of(first.build(), Documents.NONE, second.build()),
            List.of(new int[] {7, 5}, new int[0], new int[] {5, 9}));
    assertEquals(4, joined.size());
    assertEquals(6, joined.tokens());
    assertArrayEquals(new int[] {7, 5}, joined.document(0));
    assertArrayEquals(new int[] {}, joined.document(1));
    assertArrayEquals(new int[] {5}, joined.document(2));
    assertArrayEquals(new int[] {9, 5, 9}, joined.document(3));
    assertTrue(joined.closed(0) && joined.closed(3));
    assertFalse(joined.closed(1) || joined.closed(2));
  }

  @Test
  void noDocumentsAreEmpty() {
    assertEquals(0, Documents.NONE.size());
    assertEquals(0, Documents.NONE.tokens());
    assertEquals(0, Documents.NONE.ends());
    assertEquals(0, Documents.NONE.offset(0));
    assertSame(Documents.NONE, Documents.NONE.prefix(0));
  }

  @Test
  void documentsComeBackAsTheyWereAdded() {
    Documents documents = three();
    assertEquals(3, documents.size());
    assertEquals(5, documents.tokens());
    assertEquals(1, documents.ends());
    assertArrayEquals(new int[] {3, 4, 5}, documents.document(0));
    assertArrayEquals(new int[] {}, documents.document(1));
    assertArrayEquals(new int[] {6, 7}, documents.document(2));
    assertEquals(3, documents.offset(1));
    assertEquals(3, documents.offset(2));
    assertEquals(5, documents.offset(3));
    assertEquals(2, documents.length(2));
    assertEquals(6, documents.token(3));
    assertTrue(documents.closed(0));
    assertFalse(documents.closed(2));
  }

  /** Against plain lists, across every growth of the builder's arrays. */
  @Test
  void everyWayOfAddingGivesTheSameDocuments() {
    SplittableRandom random = new SplittableRandom(20260121);
    List<int[]> expected = new ArrayList<>();
    List<Boolean> closed = new ArrayList<>();
    for (int d = 0; d < 500; d++) {
      int[] document = new int[random.nextInt(30)];
      for (int i = 0; i < document.length; i++) {
        document[i] = random.nextInt(1000);
      }
      expected.add(document);
      closed.add(random.nextBoolean());
    }
    Documents.Builder whole = new Documents.Builder();
    Documents.Builder tokens = new Documents.Builder();
    Documents.Builder slices = new Documents.Builder();
    Documents.Builder copies = new Documents.Builder();
    for (int d = 0; d < expected.size(); d++) {
      whole.add(expected.get(d), closed.get(d));
      for (int token : expected.get(d)) {
        tokens.token(token);
      }
      tokens.end(closed.get(d));
      int[] padded = new int[expected.get(d).length + 7];
      System.arraycopy(expected.get(d), 0, padded, 4, expected.get(d).length);
      slices.add(padded, 4, expected.get(d).length, closed.get(d));
      assertEquals(d + 1, tokens.size());
    }
    Documents first = whole.build();
    for (int d = 0; d < first.size(); d++) {
      copies.add(first, d);
    }
    for (Documents built : List.of(first, tokens.build(), slices.build(), copies.build())) {
      assertEquals(expected.size(), built.size());
      for (int d = 0; d < expected.size(); d++) {
        assertArrayEquals(expected.get(d), built.document(d));
        assertEquals(closed.get(d), built.closed(d));
      }
    }
  }

  @Test
  void openDocumentsHaveNoEnds() {
    Documents open = three().open();
    assertEquals(0, open.ends());
    assertEquals(3, open.size());
    assertArrayEquals(new int[] {3, 4, 5}, open.document(0));
    assertEquals(1, three().ends());
  }

  @Test
  void aCopyOfADocumentDoesNotReachTheCollection() {
    Documents documents = three();
    documents.document(0)[0] = 99;
    assertEquals(3, documents.token(0));
  }

  @Test
  void aPrefixCutsTheDocumentThatCrossesTheBudget() {
    Documents documents = three();
    assertPrefix(documents.prefix(0), new int[0][], 0);
    assertPrefix(documents.prefix(2), new int[][] {{3, 4}}, 0);
    assertPrefix(documents.prefix(3), new int[][] {{3, 4, 5}, {}}, 1);
    assertPrefix(documents.prefix(4), new int[][] {{3, 4, 5}, {}, {6}}, 1);
    assertSame(documents, documents.prefix(5));
    assertSame(documents, documents.prefix(Long.MAX_VALUE));
  }

  /** For every budget: that many tokens, the same ones, and closed only where nothing was cut. */
  @Test
  void aPrefixHasExactlyItsBudget() {
    SplittableRandom random = new SplittableRandom(20260122);
    Documents.Builder builder = new Documents.Builder();
    for (int d = 0; d < 40; d++) {
      for (int i = random.nextInt(5); i > 0; i--) {
        builder.token(random.nextInt(100));
      }
      builder.end(random.nextBoolean());
    }
    Documents documents = builder.build();
    for (int budget = 0; budget <= documents.tokens(); budget++) {
      Documents prefix = documents.prefix(budget);
      assertEquals(budget, prefix.tokens());
      for (int i = 0; i < budget; i++) {
        assertEquals(documents.token(i), prefix.token(i));
      }
      for (int d = 0; d < prefix.size(); d++) {
        boolean whole = prefix.length(d) == documents.length(d);
        assertEquals(whole && documents.closed(d), prefix.closed(d));
        assertTrue(whole || d == prefix.size() - 1);
      }
    }
  }

  @Test
  void documentsTravel() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(three());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Documents read = (Documents) in.readObject();
      assertPrefix(read, new int[][] {{3, 4, 5}, {}, {6, 7}}, 1);
    }
  }

  private static Documents three() {
    Documents.Builder builder = new Documents.Builder();
    builder.add(new int[] {3, 4, 5}, true);
    builder.add(new int[0], false);
    builder.add(new int[] {6, 7}, false);
    return builder.build();
  }

  private static void assertPrefix(Documents documents, int[][] expected, int ends) {
    assertEquals(expected.length, documents.size());
    for (int d = 0; d < expected.length; d++) {
      assertArrayEquals(expected[d], documents.document(d));
    }
    assertEquals(ends, documents.ends());
  }
}
