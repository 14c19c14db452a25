package org.collapselab.jobs.large;

import java.io.Serializable;
import org.collapselab.jobs.store.Storage;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * The n-grams of a text by ranges of their first tokens. This object travels to tasks; the counts
 * do not.
 */
interface RangeCounts extends Serializable {

  /** The n-grams that begin with the tokens of a range. */
  NGramCounts inRange(Storage storage, int range);

  /**
   * Counts of a text that repeats one word.
   *
   * @param counts all of them
   * @param bounds first tokens of the ranges, and one above the last token
   */
  record OneWord(NGramCounts counts, int[] bounds) implements RangeCounts {

    @Override
    public NGramCounts inRange(Storage storage, int range) {
      int word = counts.types(1) == 0 ? -1 : counts.token(1, 0);
      return bounds[range] <= word && word < bounds[range + 1]
          ? counts
          : NGramCounts.count(Documents.NONE, counts.order(), false);
    }
  }
}
