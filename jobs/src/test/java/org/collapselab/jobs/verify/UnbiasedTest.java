package org.collapselab.jobs.verify;

import static org.collapselab.jobs.verify.Against.accepted;
import static org.collapselab.jobs.verify.Against.rejects;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.collapselab.generator.mix.Mix;
import org.collapselab.generator.mix.MixBuilder;
import org.collapselab.generator.mix.Regime;
import org.collapselab.generator.mix.Sources;
import org.collapselab.trainer.text.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link UnbiasedLaws}, and the wrong implementations that they reject. */
class UnbiasedTest {

  static List<Regime> regimes() {
    return UnbiasedLaws.regimes();
  }

  @Test
  void allEightRegimesAreFound() {
    assertEquals(8, regimes().size(), () -> "" + regimes());
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void sharesOfTypesDoNotDrift(Regime regime) {
    accepted(UnbiasedLaws.of(regime));
  }

  /** A wrong regime, as a curator would have it: of equal documents only one is trained on. */
  private record Deduplicated() implements Regime {

    @Override
    public String name() {
      return "deduplicated";
    }

    @Override
    public Mix mix(Sources sources) {
      int born = sources.generation() - 1;
      Documents corpus = (Documents) sources.synthetic(born);
      BitSet seen = new BitSet();
      List<Mix.Span> runs = new ArrayList<>();
      for (int d = 0; d < corpus.size(); d++) {
        if (!seen.get(corpus.token(d))) {
          seen.set(corpus.token(d));
          runs.add(new Mix.Span(Mix.Origin.SYNTHETIC, born, d, 1, 1));
        }
      }
      return new Mix(runs, 0);
    }

    @Override
    public boolean rereads() {
      return false;
    }
  }

  /** A wrong regime: the first half of H_0 in document order, not in the keyed order. */
  private record FirstHumanDocuments() implements Regime {

    @Override
    public String name() {
      return "first-human-documents";
    }

    @Override
    public Mix mix(Sources sources) {
      MixBuilder draft = new MixBuilder(sources);
      draft.corpus(sources.generation() - 1);
      List<Mix.Span> runs = new ArrayList<>(draft.mix().spans());
      runs.add(0, new Mix.Span(Mix.Origin.HUMAN, -1, 0, 20, 1));
      return new Mix(runs, 0);
    }

    @Override
    public boolean rereads() {
      return false;
    }
  }

  /**
   * The test above can fail: it rejects regimes that choose documents by what or where they are.
   */
  @Test
  void regimesThatChooseAreRejected() {
    for (Regime wrong : List.of(new Deduplicated(), new FirstHumanDocuments())) {
      ChainTrial trial = UnbiasedLaws.of(wrong);
      rejects(trial.seen(1)[0], trial, 0, wrong.name());
    }
  }

  /**
   * Rejects {@code <unk>} allowed for forbidden and the other way round, and a second rescaling.
   */
  @Test
  void unknownIsATypeUnlessItIsForbidden() {
    ChainTrial allowed = UnbiasedLaws.unknown(true);
    ChainTrial forbidden = UnbiasedLaws.unknown(false);
    double[] free = accepted(allowed)[0];
    double[] known = accepted(forbidden)[0];
    rejects(free, forbidden, 0, "<unk> forbidden for allowed");
    rejects(known, allowed, 0, "<unk> allowed for forbidden");
    rejects(known, .5 / .8 / .8, "rescaled in every generation");
  }
}
