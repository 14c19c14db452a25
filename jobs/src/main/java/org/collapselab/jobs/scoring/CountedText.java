package org.collapselab.jobs.scoring;

import java.util.Optional;
import org.collapselab.metrics.count.DocumentCounts;
import org.collapselab.metrics.count.HumanReference;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.score.Observation;
import org.collapselab.metrics.score.Observation.ModelFit;
import org.collapselab.trainer.count.NGramCounts;

/**
 * A text in memory with its counts. Each is made when it is first asked for and kept with the
 * passage, so that a passage that several comparisons share is counted once. Threads may share it.
 *
 * @param text the text
 * @param orders highest order of n-grams that is counted
 */
public record CountedText(Passage text, int orders) {

  /** The counts of its n-grams, inside documents only. */
  public NGramCounts counts() {
    record Counts(int orders) {}
    return text.derive(new Counts(orders), () -> NGramCounts.count(text.tokens(), orders, false));
  }

  /** Its document-level counts. */
  public DocumentCounts documents() {
    record Counts() {}
    return text.derive(new Counts(), () -> DocumentCounts.of(text.tokens()));
  }

  /** Its counts as the reference that another text is compared with. */
  public HumanReference reference() {
    record Counts(int orders) {}
    return text.derive(new Counts(orders), () -> new HumanReference(counts()));
  }

  /** The observation of this text beside another one. */
  public Observation against(CountedText other, Optional<ModelFit> model) {
    return new Observation(
        other.text, text, other.reference().spectra(counts()), documents(), model);
  }
}
