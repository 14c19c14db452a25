package org.collapselab.jobs.loop;

import java.util.Optional;
import org.collapselab.generator.mix.Mix;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Spelling;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;

/** The texts and counts of a chain from the generations before this one. */
public interface PastTexts extends PastLengths {

  @Override
  Documents corpus(int born);

  @Override
  Mix mix(int generation);

  /** The first tokens of X_0, which texts of later generations are compared with. */
  default Passage start(Spelling spelling, long tokens) {
    return Passage.of(corpus(0).prefix(tokens), spelling);
  }

  /**
   * The counts that M_generation was fitted on, {@link StepResult#carried} of its step; a step
   * reads them at most once, for t - 1. Empty if they are missing; results are the same without
   * them.
   */
  default Optional<NGramCounts> counts(int generation) {
    return Optional.empty();
  }

  /**
   * M_generation in its stored form, {@link StepResult#handedOn} of its step; a step asks for that
   * of t - 1, if its model starts from it. Never missing: results depend on it.
   */
  byte[] model(int generation);
}
