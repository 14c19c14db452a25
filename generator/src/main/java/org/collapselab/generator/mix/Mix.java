package org.collapselab.generator.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A training mix D_t by reference.
 *
 * @param spans stretches of consecutive documents; a document may occur in several
 * @param humanUsed number of documents of the chain's human order (initial corpus and fresh text)
 *     drawn up to here: the next unused one has this rank
 */
public record Mix(List<Span> spans, int humanUsed) {

  public Mix {
    spans = List.copyOf(spans);
  }

  /** Number of documents, each counted as often as it is trained on. */
  public long documents() {
    long documents = 0;
    for (Span span : spans) {
      documents += (long) span.documents() * span.multiplicity();
    }
    return documents;
  }

  /**
   * The documents that this mix has more often than another one, in canonical spans. Empty if the
   * other has a document more often than this, so that this is not the other and more. Costs the
   * spans of both, whatever their documents.
   */
  public Optional<Mix> minus(Mix other) {
    return Difference.of(spans, other.spans).map(rest -> new Mix(rest, humanUsed));
  }

  /**
   * This mix and all of X_born, which must be younger than every document here; linear in the
   * spans.
   */
  Mix plus(int born, int documents) {
    List<Span> more = new ArrayList<>(spans);
    if (documents > 0) {
      more.add(DocumentRef.span(DocumentRef.synthetic(born, 0), documents, 1));
    }
    return new Mix(more, humanUsed);
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
  public record Span(Origin origin, int born, int firstDocument, int documents, int multiplicity) {

    public Span {
      if (documents < 1 || multiplicity < 1) {
        throw new IllegalArgumentException(
            "a span has at least 1 document and multiplicity 1, but had %s and %s"
                .formatted(documents, multiplicity));
      }
    }
  }
}
