package org.collapselab.jobs.human;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.base.Secrets;
import org.collapselab.jobs.base.Sha256;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.corpus.HumanCorpus;
import org.collapselab.jobs.corpus.HumanDocument;
import org.collapselab.jobs.source.KnownText;
import org.collapselab.jobs.source.Source;

/**
 * A human corpus as it was read.
 *
 * @param corpus what it was read from, without secrets
 * @param documents in the order of their ids
 * @param sha256 of all texts and topics, a zero byte after each
 * @param law what it was drawn from, if that is known
 */
record RawHumanText(
    String corpus, List<HumanDocument> documents, String sha256, Optional<KnownText> law) {

  static RawHumanText read(CorpusSource source, Configuration hadoop) {
    List<HumanDocument> documents = new ArrayList<>();
    HumanCorpus.read(source, hadoop, documents::add);
    return of(Secrets.without(source.corpus()), documents, Optional.empty());
  }

  /** The text of a source whose law is known. */
  static RawHumanText drawn(Source source, KnownText text) {
    return of(
        source.described(),
        IntStream.range(0, text.documents()).mapToObj(text::document).toList(),
        Optional.of(text));
  }

  private static RawHumanText of(
      String corpus, List<HumanDocument> documents, Optional<KnownText> law) {
    MessageDigest digest = Sha256.digest();
    documents.forEach(document -> update(digest, document));
    return new RawHumanText(corpus, documents, Sha256.hex(digest), law);
  }

  /** Adds a document to the hash of a corpus. */
  static void update(MessageDigest digest, HumanDocument document) {
    Sha256.update(digest, document.text());
    Sha256.update(digest, document.topic());
  }
}
