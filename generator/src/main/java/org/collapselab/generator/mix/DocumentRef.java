package org.collapselab.generator.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collapselab.generator.mix.Mix.Origin;
import org.collapselab.generator.mix.Mix.Span;

/**
 * A reference to a document as one long. References sort in canonical order: human text first, then
 * by born, then by document_id.
 */
final class DocumentRef {

  /** The {@code born} of human text. */
  static final int HUMAN = -1;

  private DocumentRef() {}

  static long human(int document) {
    return of(HUMAN, document);
  }

  static long synthetic(int born, int document) {
    return of(born, document);
  }

  static long of(int born, int document) {
    return (born + 1L) << 32 | document;
  }

  static int born(long item) {
    return (int) (item >>> 32) - 1;
  }

  static int document(long item) {
    return (int) item;
  }

  /** The span of {@code documents} documents that begins with this item. */
  static Span span(long item, int documents, int multiplicity) {
    int born = born(item);
    Origin origin = born == HUMAN ? Origin.HUMAN : Origin.SYNTHETIC;
    return new Span(origin, born, document(item), documents, multiplicity);
  }

  /** Sorts items in place and joins them: adjacent documents of equal multiplicity are one span. */
  static List<Span> spans(long[] items, int size) {
    Arrays.sort(items, 0, size);
    List<Span> spans = new ArrayList<>();
    int i = 0;
    while (i < size) {
      int multiplicity = times(items, i, size);
      int documents = 1;
      int j = i + multiplicity;
      while (j < size
          && items[j] == items[i] + documents
          && times(items, j, size) == multiplicity) {
        documents++;
        j += multiplicity;
      }
      spans.add(span(items[i], documents, multiplicity));
      i = j;
    }
    return spans;
  }

  private static int times(long[] items, int from, int size) {
    int to = from;
    while (to < size && items[to] == items[from]) {
      to++;
    }
    return to - from;
  }
}
