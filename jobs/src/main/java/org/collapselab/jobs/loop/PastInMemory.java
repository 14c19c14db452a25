package org.collapselab.jobs.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.collapselab.generator.mix.Mix;
import org.collapselab.jobs.settings.Arm;
import org.collapselab.jobs.settings.Protocol;
import org.collapselab.metrics.count.Passage;
import org.collapselab.metrics.count.Spelling;
import org.collapselab.trainer.count.NGramCounts;
import org.collapselab.trainer.text.Documents;

/**
 * The history of one chain that a task runs as a whole: it stays in memory for as long as its
 * regime may use it.
 */
public final class PastInMemory implements PastTexts {

  private final boolean rereads;
  private final boolean returns; // to generation 0, because drift is measured against it
  private final Map<Integer, Documents> corpora = new HashMap<>();
  private final Map<Integer, Mix> mixes = new HashMap<>();
  private Optional<NGramCounts> carried = Optional.empty(); // by the last generation
  private Optional<byte[]> handedOn = Optional.empty(); // by the last generation
  private Optional<Start> start = Optional.empty();

  /** The first tokens of X_0 and whatever metrics derive from them. */
  private record Start(long tokens, Passage text) {}

  /** The history of a chain of an arm, without any generation yet. */
  public PastInMemory(Protocol protocol, Arm arm) {
    this.rereads = arm.regime().rereads();
    this.returns = protocol.drift();
  }

  /** Adds a generation; generations are added in order. */
  public void add(int generation, StepResult<Documents> result) {
    if (!rereads) {
      corpora.keySet().removeIf(born -> born > 0 || !returns);
    }
    mixes.clear();
    corpora.put(generation, result.corpus());
    mixes.put(generation, result.mix());
    carried = result.carried();
    handedOn = result.handedOn();
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

  @Override
  public byte[] model(int generation) {
    return handedOn.orElseThrow();
  }

  @Override
  public Passage start(Spelling spelling, long tokens) {
    Start known = start.filter(of -> of.tokens() == tokens).orElse(null);
    if (known == null) { // most generations compare as many tokens
      known = new Start(tokens, PastTexts.super.start(spelling, tokens));
      start = Optional.of(known);
    }
    return known.text();
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
