package org.collapselab.jobs.scoring;

import java.util.Optional;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Spelling;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * A text that is compared with others, counted once.
 *
 * @param text the text
 * @param counts its n-grams, inside documents only
 * @param documents its document-level counts
 */
public record CountedText(Passage text, NGramCounts counts, DocumentCounts documents) {

  /** Counts a text. */
  static CountedText of(Documents text, Spelling spelling, int orders) {
    return new CountedText(
        Passage.of(text, spelling), count(text, orders), DocumentCounts.of(text));
  }

  /** Its size. */
  long tokens() {
    return counts.total(1);
  }

  /** What metrics see of it beside another text. */
  Observation against(Other other, Optional<ModelFit> model) {
    return new Observation(other.text(), text, other.counts().spectra(counts), documents, model);
  }

  /**
   * A text that others are compared with.
   *
   * @param text the text
   * @param counts its n-grams
   */
  public record Other(Passage text, HumanReference counts) {

    /** A text, counted unless it was before. */
    static Other of(Passage text, int orders) {
      record Counts(int orders) {}
      return new Other(
          text,
          text.derive(new Counts(orders), () -> new HumanReference(count(text.tokens(), orders))));
    }
  }

  private static NGramCounts count(Documents text, int orders) {
    return NGramCounts.count(text, orders, false);
  }
}
