package org.collapselab.metrics.surprisal;

import org.collapselab.metrics.count.Passage;
import org.collapselab.trainer.text.Documents;

/** The numbers of tokens of a text's documents, as a sample. */
public final class DocumentLengths {

  private DocumentLengths() {}

  /** The lengths of a text's documents. */
  public static ValueSample of(Passage text) {
    record Key() {}
    return text.derive(
        new Key(),
        () -> {
          Documents documents = text.tokens();
          double[] lengths = new double[documents.size()];
          for (int d = 0; d < lengths.length; d++) {
            lengths[d] = documents.length(d);
          }
          return ValueSample.of(lengths);
        });
  }
}
