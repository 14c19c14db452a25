package org.collapselab.jobs.run;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.collapselab.jobs.Sha256;
import org.collapselab.jobs.corpus.CorpusSource;
import org.collapselab.jobs.corpus.HumanCorpus;
import org.collapselab.jobs.corpus.HumanDocument;

/**
 * A human corpus as it was read.
 *
 * @param source where it came from
 * @param documents in the order of their ids
 * @param sha256 of all texts and topics, a zero byte after each
 */
record HumanCorpusText(CorpusSource source, List<HumanDocument> documents, String sha256) {

  static HumanCorpusText read(CorpusSource source, Configuration hadoop) {
    List<HumanDocument> documents = new ArrayList<>();
    MessageDigest digest = Sha256.digest();
    HumanCorpus.read(
        source,
        hadoop,
        document -> {
          documents.add(document);
          update(digest, document);
        });
    return new HumanCorpusText(source, documents, HexFormat.of().formatHex(digest.digest()));
  }

  /** Adds a document to the hash of a corpus. */
  static void update(MessageDigest digest, HumanDocument document) {
    Sha256.update(digest, document.text());
    Sha256.update(digest, document.topic());
  }
}
