package org.collapselab.trainer.model;

import java.util.List;
import org.collapselab.trainer.text.Documents;
import org.collapselab.trainer.text.Vocabulary;

/** How surprised a model is at each token of a text. */
public final class Surprisals {

  private Surprisals() {}

  /**
   * -ln p of every token given all before it in its document, in nats, at least 0; infinite if p is
   * 0. Ends of documents are not tokens.
   *
   * @param ids the model's id by the text's id, shape (any); what lies beyond is {@code <unk>}
   * @return shape (text.tokens())
   */
  public static double[] of(TrainedModel model, Documents text, int[] ids) {
    double[] surprisals = new double[text.tokens()];
    SurprisalCache nats = new SurprisalCache();
    try (DocumentReader reader = new DocumentReader(List.of(model), renumbered(text, ids), false)) {
      for (int from = 0; from < text.size(); ) {
        int to = reader.read(from);
        double[] p = reader.probabilities(0);
        int begin = text.offset(from);
        for (int i = begin; i < text.offset(to); i++) {
          surprisals[i] = p[i - begin] > 0 ? nats.of(p[i - begin]) : Double.POSITIVE_INFINITY;
        }
        from = to;
      }
    }
    return surprisals;
  }

  private static Documents renumbered(Documents text, int[] ids) {
    Documents.Builder renumbered = new Documents.Builder();
    for (int d = 0; d < text.size(); d++) {
      for (int i = text.offset(d); i < text.offset(d + 1); i++) {
        int token = text.token(i);
        renumbered.token(token < ids.length ? ids[token] : Vocabulary.UNKNOWN);
      }
      renumbered.end(false);
    }
    return renumbered.build();
  }
}
