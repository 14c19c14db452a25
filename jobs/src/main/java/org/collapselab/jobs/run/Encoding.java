package org.collapselab.jobs.run;

import java.util.Map;

/** One human corpus, split, tokenised and encoded. */
interface Encoding {

  /** What chains share of it. */
  HumanText text();

  /** SHA-256 of all texts and topics. */
  String sha256();

  /** The text of a document that is shown. */
  String text(int document);

  /** What the manifest says of it. */
  Map<String, Object> facts();
}
