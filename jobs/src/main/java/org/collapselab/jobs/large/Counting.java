package org.collapselab.jobs.large;

import java.io.Serializable;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.model.Alphabet;
import org.collapselab.trainer.model.CountingModel;
import org.collapselab.trainer.text.Documents;

/** The way in which a text is counted. */
sealed interface Counting extends Serializable {

  /** The counts of a text; additive. */
  NGramCounts count(Documents text);

  /** Counts the n-grams that a model trains on. */
  record ModelCounting(CountingModel model, Alphabet alphabet) implements Counting {
    @Override
    public NGramCounts count(Documents text) {
      return model.count(text, alphabet);
    }
  }

  /** Counts the n-grams of orders 1 to {@code orders}, which metrics compare. */
  record MetricCounting(int orders) implements Counting {
    @Override
    public NGramCounts count(Documents text) {
      return NGramCounts.count(text, orders, false);
    }
  }
}
