package org.collapselab.jobs.settings;

import java.io.Serializable;
import org.collapselab.trainer.settings.About;
import org.collapselab.trainer.settings.Require;

/**
 * Decides which types of the human text become words of the vocabulary.
 *
 * @param minimumCount at least 1
 * @param maximumSize at least 0; 0 for no maximum
 */
@About("which types of the human training text become words; the others are <unk>")
public record VocabularyLimits(
    @About(
            "types that occur less often are left out, at least 1; 2 deletes the hapaxes that tail loss is about")
        long minimumCount,
    @About("most words to keep, the most frequent ones, at least 0; 0 for no maximum")
        int maximumSize)
    implements Serializable {

  public VocabularyLimits {
    Require.atLeast(1, minimumCount, "minimum_count");
    Require.that(
        maximumSize >= 0,
        "maximum_size must be at least 0 (0 for no maximum), but was %s",
        maximumSize);
  }
}
