package org.collapselab.jobs.run;

import java.io.Serializable;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.ngram.CountingModel;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.text.Documents;

/** What is counted of a text. */
sealed interface Counter extends Serializable {

  /** The counts of a text; additive. */
  NGramCounts count(Documents text);

  /** What a model trains on. */
  record OfModel(CountingModel model, Alphabet alphabet) implements Counter {
    @Override
    public NGramCounts count(Documents text) {
      return model.count(text, alphabet);
    }
  }

  /** What metrics compare: n-grams of orders 1 to {@code orders}. */
  record OfMetrics(int orders) implements Counter {
    @Override
    public NGramCounts count(Documents text) {
      return NGramCounts.count(text, orders, false);
    }
  }
}
