package org.collapselab.jobs.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.store.FileSystems;

/**
 * Reads the texts of a corpus as UTF-8. A plain text file of this machine is read as bytes and by
 * several threads, anything else document by document as {@link HumanCorpus} does.
 */
public final class CorpusText {

  private CorpusText() {}

  /**
   * Passes every document to a sink. A path without a scheme is one of this machine.
   *
   * @param threads most threads, at least 1
   * @param sinks makes a sink for each part of the text
   * @return the sinks in the order of their parts: the documents of the first, then those of the
   *     second, ... are those of the corpus
   * @throws org.collapselab.jobs.base.InputException if the corpus cannot be read exactly or has no
   *     document
   */
  public static <S extends TextSink> List<S> read(
      CorpusSource source, int threads, Supplier<S> sinks) {
    Optional<List<S>> parts = PlainText.of(source).flatMap(text -> text.read(threads, sinks));
    return parts.orElseGet(() -> List.of(documents(source, sinks.get())));
  }

  private static <S extends TextSink> S documents(CorpusSource source, S sink) {
    Configuration thisMachine = FileSystems.configuration(Map.of());
    thisMachine.set("fs.defaultFS", "file:///");
    HumanCorpus.read(
        source,
        thisMachine,
        document -> {
          byte[] utf8 = document.text().getBytes(StandardCharsets.UTF_8);
          sink.document(utf8, 0, utf8.length);
        });
    return sink;
  }
}
