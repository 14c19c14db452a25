package org.collapselab.jobs.source;

import org.collapselab.trainer.settings.Require;

/** Upper bounds for the texts of sources. */
final class SourceSizes {

  private SourceSizes() {}

  static void text(int documents, int length) {
    Require.within(1, 10_000_000, documents, "documents");
    Require.within(1, 10_000, length, "length");
    Require.that(
        (long) documents * length <= 100_000_000,
        "documents times length must be at most 100,000,000 tokens, but were %s and %s",
        documents,
        length);
  }
}
