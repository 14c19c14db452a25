package org.collapselab.jobs.source;

/** Checks the parameters of sources. */
final class Range {

  private Range() {}

  static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], but was " + value);
    }
  }

  static void text(int documents, int length) {
    within("documents", documents, 1, 10_000_000);
    within("length", length, 1, 10_000);
    if ((long) documents * length > 100_000_000) {
      throw new IllegalArgumentException(
          "documents must be fewer where they are long: at most 100,000,000 tokens in all, but were "
              + documents
              + " of "
              + length);
    }
  }
}
