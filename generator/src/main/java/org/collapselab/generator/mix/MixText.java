package org.collapselab.generator.mix;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.collapselab.generator.mix.Mix.Span;
import org.collapselab.trainer.text.Documents;

/** Gathers the text of mixes, which only refer to documents. */
public final class MixText {

  private MixText() {}

  /**
   * D_0 = H_0: the first documents of the chain's human order.
   *
   * @param humanDocument the document_id at a rank of the order, {@link Sources#humanDocument}
   * @param documents N, how many
   */
  public static Mix initial(IntUnaryOperator humanDocument, int documents) {
    long[] items = new long[documents];
    for (int rank = 0; rank < documents; rank++) {
      items[rank] = DocumentRef.human(humanDocument.applyAsInt(rank));
    }
    return new Mix(DocumentRef.spans(items, documents), documents);
  }

  /**
   * The training text of a mix, in the order of its spans; a document of multiplicity m appears m
   * times in a row.
   *
   * @param human all human training documents
   * @param synthetic X_born by born; asked once for each born
   */
  public static Documents gather(Mix mix, Documents human, IntFunction<Documents> synthetic) {
    Documents.Builder text = new Documents.Builder();
    Documents corpus = human; // of born; spans are in the order of born
    int born = DocumentRef.HUMAN;
    for (Span span : mix.spans()) {
      if (span.born() != born) {
        born = span.born();
        corpus = synthetic.apply(born);
      }
      for (int d = span.firstDocument(); d < span.firstDocument() + span.documents(); d++) {
        for (int copy = 0; copy < span.multiplicity(); copy++) {
          text.add(corpus, d);
        }
      }
    }
    return text.build();
  }
}
