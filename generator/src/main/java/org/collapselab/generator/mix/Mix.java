package org.collapselab.generator.mix;

import java.util.List;

/**
 * A training mix D_t by reference.
 *
 * @param runs runs of consecutive documents; a document may occur in several
 * @param humanUsed number of documents of the chain's human order (initial corpus and fresh text)
 *     drawn up to here: the next unused one has this rank
 */
public record Mix(List<Run> runs, int humanUsed) {

  public Mix {
    runs = List.copyOf(runs);
  }

  /** Who wrote a document. */
  public enum Origin {
    HUMAN,
    SYNTHETIC
  }

  /**
   * Consecutive documents of one corpus.
   *
   * @param origin who wrote them
   * @param born generation of the model that wrote them; -1 for human text
   * @param firstDocument document_id of the first: an index of {@link Sources#human()} or of {@link
   *     Sources#synthetic}
   * @param documents how many, at least 1
   * @param multiplicity how often each is trained on, at least 1
   */
  public record Run(Origin origin, int born, int firstDocument, int documents, int multiplicity) {

    public Run {
      if (documents < 1 || multiplicity < 1) {
        throw new IllegalArgumentException(
            "a run has at least 1 document and multiplicity 1, but had "
                + documents
                + " and "
                + multiplicity);
      }
    }
  }
}
