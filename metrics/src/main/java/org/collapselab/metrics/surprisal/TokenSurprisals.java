package org.collapselab.metrics.surprisal;

import java.util.Arrays;
import org.collapselab.metrics.count.DocumentValues;
import org.collapselab.trainer.model.Surprisals;
import org.collapselab.trainer.model.TrainedModel;
import org.collapselab.trainer.text.Documents;

/**
 * Surprisals of the tokens of a text, document by document.
 *
 * @param nats -ln p of every token; callers must not write to it
 * @param first shape (documents + 1): where each document begins
 */
record TokenSurprisals(double[] nats, int[] first) implements DocumentValues<TokenSurprisals> {

  /** Reads a text under a model; see {@link Surprisals}. */
  static TokenSurprisals of(TrainedModel model, Documents text, int[] ids) {
    int[] first = new int[text.size() + 1];
    for (int d = 0; d < text.size(); d++) {
      first[d + 1] = text.offset(d + 1);
    }
    return new TokenSurprisals(Surprisals.of(model, text, ids), first);
  }

  @Override
  public TokenSurprisals select(int[] documents) {
    int[] begin = new int[documents.length + 1];
    for (int i = 0; i < documents.length; i++) {
      begin[i + 1] = begin[i] + first[documents[i] + 1] - first[documents[i]];
    }
    double[] some = new double[begin[documents.length]];
    for (int i = 0; i < documents.length; i++) {
      System.arraycopy(nats, first[documents[i]], some, begin[i], begin[i + 1] - begin[i]);
    }
    return new TokenSurprisals(some, begin);
  }

  /** Means of the documents that have tokens. */
  double[] means() {
    double[] means = new double[first.length - 1];
    int lines = 0;
    for (int d = 0; d < first.length - 1; d++) {
      if (first[d + 1] > first[d]) {
        double sum = 0;
        for (int i = first[d]; i < first[d + 1]; i++) {
          sum += nats[i];
        }
        means[lines++] = sum / (first[d + 1] - first[d]);
      }
    }
    return Arrays.copyOf(means, lines);
  }
}
