package org.collapselab.trainer.model;

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
    Batch batch = model.batch(1);
    SurprisalCache nats = new SurprisalCache();
    double[] surprisals = new double[text.tokens()];
    for (int d = 0; d < text.size(); d++) {
      batch.start(0);
      int end = text.offset(d + 1);
      for (int i = text.offset(d); i < end; i++) {
        int token = text.token(i) < ids.length ? ids[text.token(i)] : Vocabulary.UNKNOWN;
        double p = batch.probability(0, token);
        surprisals[i] = p > 0 ? nats.of(p) : Double.POSITIVE_INFINITY;
        batch.advance(0, token);
      }
    }
    return surprisals;
  }
}
