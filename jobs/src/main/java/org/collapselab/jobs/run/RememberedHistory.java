package org.collapselab.jobs.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.collapselab.generator.mix.Mix;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.trainer.ngram.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * The history of one chain that a task runs as a whole: in memory, and no longer than its regime
 * may ask for it.
 */
final class RememberedHistory implements History {

  private final boolean rereads;
  private final Map<Integer, Documents> corpora = new HashMap<>();
  private final Map<Integer, Mix> mixes = new HashMap<>();
  private Optional<NGramCounts> carried = Optional.empty(); // by the last generation

  RememberedHistory(Arm arm) {
    this.rereads = arm.regime().rereads();
  }

  /** Adds a generation; they come in order. */
  void add(int generation, Outcome outcome) {
    if (!rereads) {
      corpora.clear();
    }
    mixes.clear();
    corpora.put(generation, outcome.corpus());
    mixes.put(generation, outcome.mix());
    carried = outcome.carried();
  }

  @Override
  public Documents corpus(int born) {
    return require(corpora, born, "corpus");
  }

  @Override
  public Mix mix(int generation) {
    return require(mixes, generation, "mix");
  }

  @Override
  public Optional<NGramCounts> counts(int generation) {
    Optional<NGramCounts> counts = carried;
    carried = Optional.empty(); // asked for once, and as large as a model
    return counts;
  }

  private static <T> T require(Map<Integer, T> known, int generation, String what) {
    T value = known.get(generation);
    if (value == null) {
      throw new IllegalStateException(
          "a regime that does not reread corpora must ask for X_{t-1} and D_{t-1} only, but asked for the "
              + what
              + " of generation "
              + generation
              + " when only "
              + known.keySet()
              + " is there; let rereads() be true");
    }
    return value;
  }
}
