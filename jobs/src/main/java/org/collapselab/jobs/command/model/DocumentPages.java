package org.collapselab.jobs.command.model;

import java.util.List;
import java.util.stream.IntStream;
import org.collapselab.generator.mix.Size;
import org.collapselab.generator.write.Writer;
import org.collapselab.trainer.random.Address;
import org.collapselab.trainer.random.Purpose;
import org.collapselab.trainer.text.Documents;

/**
 * Generates documents 0, 1, 2, ... with their texts, in pages that all processors write side by
 * side and that are freed once they are passed on. A document depends on its number only, so the
 * documents do not depend on the pages.
 */
final class DocumentPages {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int LARGEST = 1 << 13; // documents of a page
  private static final int FIRST = 1 << 5; // of a first page, before their lengths are known

  private final Writer writer;
  private final ModelDirectory stored;
  private final Address random;
  private long documents;
  private long tokens;

  DocumentPages(Writer writer, ModelDirectory stored, long seed) {
    this.writer = writer;
    this.stored = stored;
    random = new Address(seed, 0, Purpose.GENERATE, 0);
  }

  /**
   * Consecutive documents.
   *
   * @param first number of the first
   * @param texts by document
   */
  record Page(long first, Documents documents, List<String> texts) {}

  /** Receives document {@code d} of a page; its number is {@code page.first() + d}. */
  interface PageSink {
    void document(Page page, int d);
  }

  /** Number of documents passed on. */
  long documents() {
    return documents;
  }

  /** Number of their tokens. */
  long tokens() {
    return tokens;
  }

  /** Passes on the shortest prefix of documents that reaches a size. May be called once. */
  void write(Size size, PageSink sink) {
    long reached = 0;
    for (long first = 0; reached < size.amount(); ) {
      int each = documents(size, reached);
      long begin = first;
      List<Page> pages =
          IntStream.range(0, THREADS)
              .parallel()
              .mapToObj(p -> page(begin + (long) p * each, each))
              .toList();
      for (Page page : pages) {
        for (int d = 0; d < page.documents().size() && reached < size.amount(); d++) {
          sink.document(page, d);
          documents++;
          tokens += page.documents().length(d);
          reached += size.of(page.documents().length(d));
        }
      }
      first += (long) THREADS * each;
    }
  }

  /** Returns the number of documents of the next pages, about as many as are still needed. */
  private int documents(Size size, long reached) {
    if (size.unit() == Size.Unit.TOKENS && documents == 0) {
      return FIRST;
    }
    double one = documents == 0 ? 1 : (double) reached / documents; // what a document adds
    double wanted = (size.amount() - reached) / one / THREADS;
    return (int) Math.min(LARGEST, Math.floor(wanted) + 1);
  }

  private Page page(long first, int size) {
    Documents written = writer.range(first, first + size, random);
    List<String> texts =
        IntStream.range(0, size)
            .mapToObj(d -> stored.vocabulary().types(written.document(d)))
            .map(stored.tokenizer()::text)
            .toList();
    return new Page(first, written, texts);
  }
}
